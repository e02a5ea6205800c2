/** Busy times by person: a search for free times asks for those who do the service, and for nobody else. */
export const sql = `
create index busyTime_by_staff on busyTime (staff, startMs, endMs);
`
