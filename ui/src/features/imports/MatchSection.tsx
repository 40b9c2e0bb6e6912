import { SegmentedControl, Select } from "@mantine/core";
import type { Import } from "#ui/bindings/engine.ts";
import { t } from "#ui/i18n/t.ts";
import { Section } from "#ui/layout/Section.tsx";
import { step } from "./acts.ts";
import { labelOf } from "./importText.ts";
import styles from "./imports.module.css";

const policies = ["update", "fill_blanks", "skip"] as const;

/** By what a record that is here already is recognised, and what becomes of it. */
export function MatchSection({ of }: { of: Import }) {
  const { id, key, keys, policy } = of;
  return (
    <Section title={t("import.known")}>
      <div className={styles.fields}>
        <Select
          label={t("import.key")}
          clearable
          placeholder={t("import.keyNone")}
          data={keys.map((value) => ({ value, label: labelOf(of, value) }))}
          value={key}
          onChange={(next) => void step("import_set", { id, key: next })}
        />
      </div>
      <SegmentedControl
        aria-label={t("import.policy")}
        value={policy}
        data={policies.map((value) => ({ value, label: t(`import.policy.${value}`) }))}
        onChange={(next) => void step("import_set", { id, policy: next })}
      />
      <p className={styles.hint}>{t(`import.policyHint.${policy}`)}</p>
    </Section>
  );
}
