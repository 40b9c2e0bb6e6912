/** Whether a file's name says that there are rows of records in it. */
export function isTable(name: string): boolean {
  return /\.(?:csv|tsv|tab|xlsx|xlsm)$/i.test(name);
}
