export const BATCH_MESSAGES = 8

/** The messages of one batch: always the same for the same number, about 100 kB each. */
export const batchOf = (batch: number): { uid: string; text: string; searchText: string }[] =>
  Array.from({ length: BATCH_MESSAGES }, (_, index) => {
    const uid = `uid-${batch}-${index}`
    return {
      uid,
      text: `Subject: ${uid}\r\n\r\n${`${uid} says hello. `.repeat(4000)}`,
      searchText: `${uid} hello`,
    }
  })
