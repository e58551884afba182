import { describe, expect, it } from 'vitest'
import { ref } from 'vue'
import type { PromptState } from '../../../../../src-main/contract/console.ts'
import { usePromptLine } from '../../../../../src-renderer/features/console/use-prompt-line.ts'

const state = ref({ state: 'transaction', messages: 12, marked: [] } as unknown as PromptState)

function promptLine(
  history: string[] = [],
): ReturnType<typeof usePromptLine> & { type: (text: string) => void } {
  const prompt = usePromptLine(state, ref(history))
  return {
    ...prompt,
    type(text) {
      for (const letter of text) {
        prompt.typed.value += letter
        prompt.input()
      }
    },
  }
}

describe('the line at the prompt', () => {
  it('hides a password from its first letter on', () => {
    const prompt = promptLine()
    prompt.type('pass ')
    expect([prompt.open.value, prompt.typed.value]).toEqual(['pass ', ''])
    prompt.type('hunter2 and more')

    expect([prompt.open.value, prompt.typed.value]).toEqual(['pass ', 'hunter2 and more'])
    expect(prompt.line.value).toBe('pass hunter2 and more')
  })

  it('hides it also when it is pasted', () => {
    const prompt = promptLine()
    prompt.typed.value = 'PASS hunter2'
    prompt.input()

    expect([prompt.open.value, prompt.typed.value]).toEqual(['PASS ', 'hunter2'])
  })

  it('shows the verb again only when nothing secret is left', () => {
    const prompt = promptLine()
    prompt.type('PASS x')
    expect(prompt.backspace()).toBe(false)
    prompt.typed.value = ''

    expect(prompt.backspace()).toBe(true)
    expect([prompt.open.value, prompt.typed.value]).toEqual(['', 'PASS'])
  })

  it('brings back what was sent, and goes back to an empty line', () => {
    const prompt = promptLine(['STAT', 'LIST'])
    const seen = ([1, 1, 1, -1, -1, -1] as const).map((by) => {
      prompt.recall(by)
      return prompt.line.value
    })

    expect(seen).toEqual(['LIST', 'STAT', 'STAT', 'LIST', '', ''])
  })

  it('completes by Tab, one after the other, and lets Tab go where there is nothing to complete', () => {
    const prompt = promptLine()
    expect(prompt.complete()).toBe(false)
    prompt.type('st')
    expect([prompt.complete(), prompt.line.value]).toEqual([true, 'STAT'])
    expect([prompt.complete(), prompt.line.value]).toEqual([true, 'STLS'])
    prompt.clear()
    prompt.type('rs')
    expect([prompt.complete(), prompt.line.value, prompt.complete()]).toEqual([true, 'RSET', false])
  })

  it('never completes a secret', () => {
    const prompt = promptLine()
    prompt.type('PASS st')

    expect(prompt.complete()).toBe(false)
  })
})
