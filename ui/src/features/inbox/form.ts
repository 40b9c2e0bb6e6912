import type {
  ConfirmIntake,
  FactField,
  FoundField,
  IntakeDetail,
  NewFact,
} from "#ui/bindings/engine.ts";

export type Job = {
  entry: number;
  employer: string;
  jobTitle: string;
  since: string;
  until: string;
};
export type Degree = { entry: number; degree: string; school: string; year: string };
/** One of many alike, such as a skill; those added by hand have no entry in the file. */
export type Listed = { entry: number | null; value: string };

/** What a person is about to say of a file: at first what was found in it. */
export type Form = {
  name: string;
  email: string;
  phone: string;
  city: string;
  title: string;
  links: Listed[];
  jobs: Job[];
  degrees: Degree[];
  skills: Listed[];
  languages: Listed[];
  /** The person in the book this file belongs to; null makes a new one. */
  contactId: string | null;
  /** null is whoever accepts. */
  ownerId: string | null;
};

export type Text = "name" | "email" | "phone" | "city";

/** Where no name was found in the text, the file's own name may hint at one. */
export function startForm({ fields, nameHint }: IntakeDetail): Form {
  const first = (field: FactField) => fields.find((found) => found.field === field)?.value ?? "";
  const at = (field: FactField, entry: number) =>
    fields.find((found) => found.field === field && found.entry === entry)?.value ?? "";
  const list = (field: FactField): Listed[] =>
    fields.filter((found) => found.field === field).map(({ entry, value }) => ({ entry, value }));
  return {
    name: first("name") || (nameHint ?? ""),
    email: first("email"),
    phone: first("phone"),
    city: first("city"),
    title: "",
    links: list("link"),
    jobs: entries(fields, ["employer", "job_title", "since", "until"]).map((entry) => ({
      entry,
      employer: at("employer", entry),
      jobTitle: at("job_title", entry),
      since: at("since", entry),
      until: at("until", entry),
    })),
    degrees: entries(fields, ["degree", "school", "year"]).map((entry) => ({
      entry,
      degree: at("degree", entry),
      school: at("school", entry),
      year: at("year", entry),
    })),
    skills: list("skill"),
    languages: list("language"),
    contactId: null,
    ownerId: null,
  };
}

/** The entries of which any of the fields was found; one at least, to type into. */
function entries(fields: readonly FoundField[], ofKind: readonly FactField[]): number[] {
  const found = fields.filter(({ field }) => ofKind.includes(field)).map(({ entry }) => entry);
  return found.length === 0 ? [0] : [...new Set(found)].toSorted((a, b) => a - b);
}

/** What stands in the form now where a field was found; null if it was taken out. */
export function valueIn(form: Form, { field, entry }: FoundField): string | null {
  const job = form.jobs.find((each) => each.entry === entry);
  const degree = form.degrees.find((each) => each.entry === entry);
  const listed = (list: readonly Listed[]) =>
    list.find((each) => each.entry === entry)?.value ?? null;
  switch (field) {
    case "name":
    case "email":
    case "phone":
    case "city":
      return form[field];
    case "link":
      return listed(form.links);
    case "skill":
      return listed(form.skills);
    case "language":
      return listed(form.languages);
    case "employer":
      return job?.employer ?? null;
    case "job_title":
      return job?.jobTitle ?? null;
    case "since":
      return job?.since ?? null;
    case "until":
      return job?.until ?? null;
    case "degree":
      return degree?.degree ?? null;
    case "school":
      return degree?.school ?? null;
    case "year":
      return degree?.year ?? null;
  }
}

/** A job that ends with a word such as "present", or says no end, is the one they have now. */
export function isCurrent({ until }: Pick<Job, "until">): boolean {
  return !/\p{N}/u.test(until);
}

export function confirmation(id: string, form: Form): ConfirmIntake {
  const [job] = form.jobs;
  const now = job !== undefined && isCurrent(job) ? job : null;
  return {
    id,
    name: form.name.trim(),
    email: orNull(form.email),
    phone: orNull(form.phone),
    title: orNull(form.title),
    city: orNull(form.city),
    company: orNull(now?.employer ?? ""),
    jobTitle: orNull(now?.jobTitle ?? ""),
    links: form.links.map(({ value }) => value),
    facts: factsOf(form),
    ownerId: form.ownerId,
    contactId: form.contactId,
  };
}

const noMore = { detail: null, since: null, until: null };

function factsOf({ jobs, degrees, skills, languages }: Form): NewFact[] {
  const facts: NewFact[] = [
    ...jobs.map(({ employer, jobTitle, since, until }) => ({
      kind: "job" as const,
      value: employer.trim(),
      detail: orNull(jobTitle),
      since: orNull(since),
      until: orNull(until),
    })),
    ...degrees.map(({ degree, school, year }) => ({
      ...noMore,
      kind: "degree" as const,
      value: degree.trim(),
      detail: orNull(school),
      until: orNull(year),
    })),
    ...skills.map(({ value }) => ({ ...noMore, kind: "skill" as const, value })),
    ...languages.map(({ value }) => ({ ...noMore, kind: "language" as const, value })),
  ];
  return facts.filter(({ value }) => value !== "");
}

function orNull(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
}
