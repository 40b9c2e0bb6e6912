import "@fontsource-variable/inter/wght.css";
import "#ui/design/mantine.css";
import "#ui/design/tokens.css";
import "#ui/design/base.css";
