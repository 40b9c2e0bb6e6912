import type { ReactNode } from "react";
import { Button } from "#ui/design/primitives/Button.tsx";
import { t } from "#ui/i18n/t.ts";
import { isCurrent, type Degree, type Form, type Job } from "./form.ts";
import { FoundFieldInput } from "./FoundFieldInput.tsx";
import { PairFields } from "./PairFields.tsx";
import type { Reading } from "./reading.ts";
import styles from "./EntryFields.module.css";

type EntriesProps = { form: Form; onForm: (form: Form) => void; reading: Reading };

/** The job they have now, and the ones before it folded under it. */
export function JobFields({ form, onForm, reading }: EntriesProps) {
  const { jobs } = form;
  const fields = (job: Job, isFirst: boolean) => {
    const set = (change: Partial<Job>) =>
      onForm({ ...form, jobs: jobs.map((each) => (each === job ? { ...each, ...change } : each)) });
    const isNow = isFirst && isCurrent(job);
    return (
      <>
        <FoundFieldInput
          label={t(
            isNow ? "intake.employerNow" : isFirst ? "intake.employerLast" : "intake.employer",
          )}
          found={reading.find("employer", job.entry)}
          value={job.employer}
          reading={reading}
          onValue={(employer) => set({ employer })}
        />
        <FoundFieldInput
          label={t("intake.jobTitle")}
          found={reading.find("job_title", job.entry)}
          value={job.jobTitle}
          reading={reading}
          onValue={(jobTitle) => set({ jobTitle })}
        />
        <PairFields
          label={t("intake.years")}
          between={t("intake.to")}
          entry={job.entry}
          reading={reading}
          parts={[
            {
              label: t("intake.since"),
              field: "since",
              value: job.since,
              onValue: (since) => set({ since }),
            },
            {
              label: t("intake.until"),
              field: "until",
              value: job.until,
              onValue: (until) => set({ until }),
            },
          ]}
        />
      </>
    );
  };
  const [first, ...earlier] = jobs;
  return (
    <>
      {first && fields(first, true)}
      <Folded
        title={t("intake.earlierJobs", { count: earlier.length })}
        entries={earlier.map((job) => ({
          key: job.entry,
          name: job.employer || job.jobTitle,
          fields: fields(job, false),
          remove: () => onForm({ ...form, jobs: jobs.filter((each) => each !== job) }),
        }))}
      />
    </>
  );
}

export function DegreeFields({ form, onForm, reading }: EntriesProps) {
  const { degrees } = form;
  const fields = (degree: Degree) => {
    const set = (change: Partial<Degree>) =>
      onForm({
        ...form,
        degrees: degrees.map((each) => (each === degree ? { ...each, ...change } : each)),
      });
    return (
      <>
        <FoundFieldInput
          label={t("intake.degree")}
          found={reading.find("degree", degree.entry)}
          value={degree.degree}
          reading={reading}
          onValue={(value) => set({ degree: value })}
        />
        <PairFields
          label={t("intake.schoolYear")}
          entry={degree.entry}
          reading={reading}
          parts={[
            {
              label: t("intake.school"),
              field: "school",
              value: degree.school,
              onValue: (school) => set({ school }),
            },
            {
              label: t("intake.year"),
              field: "year",
              value: degree.year,
              onValue: (year) => set({ year }),
            },
          ]}
        />
      </>
    );
  };
  const [first, ...more] = degrees;
  return (
    <>
      {first && fields(first)}
      <Folded
        title={t("intake.moreDegrees", { count: more.length })}
        entries={more.map((degree) => ({
          key: degree.entry,
          name: degree.degree || degree.school,
          fields: fields(degree),
          remove: () => onForm({ ...form, degrees: degrees.filter((each) => each !== degree) }),
        }))}
      />
    </>
  );
}

type Entry = { key: number; name: string; fields: ReactNode; remove: () => void };

function Folded({ title, entries }: { title: string; entries: readonly Entry[] }) {
  if (entries.length === 0) return null;
  return (
    <details className={styles.folded}>
      <summary className={styles.summary}>{title}</summary>
      {entries.map(({ key, name, fields, remove }) => (
        <div key={key} className={styles.entry} role="group" aria-label={name}>
          {fields}
          <div className={styles.remove}>
            <Button look="link" onClick={remove}>
              {t("intake.remove", { value: name })}
            </Button>
          </div>
        </div>
      ))}
    </details>
  );
}
