import { IconClock, IconHourglassEmpty } from "@tabler/icons-react";
import type { LeadRow } from "#ui/bindings/engine.ts";
import { Chip } from "#ui/design/primitives/Chip.tsx";
import { useNow } from "#ui/design/useNow.ts";
import { formatExact } from "#ui/i18n/format.ts";
import { t } from "#ui/i18n/t.ts";
import styles from "./StageAge.module.css";

const icon = { size: 12, stroke: 1.5, "aria-hidden": true } as const;
const dayMs = 24 * 60 * 60 * 1000;

/** For how long a lead has stood in its stage; longer than allowed in words, colour and shape. */
export function StageAge({ lead }: { lead: Pick<LeadRow, "stateAt" | "isRotting"> }) {
  const count = Math.max(0, Math.floor((useNow() - lead.stateAt) / dayMs));
  const { isRotting } = lead;
  return (
    <span className={styles.age} title={t("stage.since", { when: formatExact(lead.stateAt) })}>
      <Chip
        tone={isRotting ? "warn" : "line"}
        icon={isRotting ? <IconHourglassEmpty {...icon} /> : <IconClock {...icon} />}
      >
        {isRotting
          ? t("stage.rotting", { count })
          : count === 0
            ? t("stage.new")
            : t("stage.age", { count })}
      </Chip>
    </span>
  );
}
