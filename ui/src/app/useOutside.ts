import { useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";
import { showNotice } from "#ui/actions/notices.tsx";
import { runAction } from "#ui/actions/registry.ts";
import { t } from "#ui/i18n/t.ts";
import { platform } from "#ui/platform/platform.ts";

const linkShape = /^anteroom:\/\/(lead|contact)\/([0-9a-f-]{36})\/?$/u;

/** What comes from outside the page: menus, the tray, a shortcut of the system, followed links. */
export function useOutside(): void {
  const navigate = useNavigate();
  const follow = useEffectEvent((link: string) => {
    const [, kind, id] = linkShape.exec(link) ?? [];
    if (id === undefined) showNotice(t("link.unknown"));
    else if (kind === "lead") void navigate({ to: "/leads/$id", params: { id }, search: {} });
    else void navigate({ to: "/contacts/$id", params: { id }, search: {} });
  });
  useEffect(() => platform.onAction(runAction), []);
  useEffect(() => platform.onLink((link) => follow(link)), []);
}
