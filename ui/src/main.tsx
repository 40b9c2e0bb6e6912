import "./design/mantine.css";
import "@mantine/notifications/styles.layer.css";
import "@fontsource-variable/inter/wght.css";
import "./design/tokens.css";
import "./design/base.css";
import { createRoot } from "react-dom/client";
import { App } from "./app/App.tsx";
import { connect } from "./app/connection.ts";
import { speakRemembered } from "./i18n/language.ts";

const root = document.getElementById("root");
if (!root) throw new Error("BUG: index.html has no #root");

// Inside the window a native drag of a link or picture leaves a ghost on some desktops.
document.addEventListener("dragstart", (event) => event.preventDefault(), { capture: true });

// A carrier that cannot be connected is told of by the page.
void connect().catch(() => undefined);
await speakRemembered();
createRoot(root).render(<App />);
