"""Collects the tokens and characters that the grammars produce often enough to be learnt.

With --grow, those of an earlier vocabulary stay; others come in if they are drawn often. What is rarer is spelt with their
parts, down to single bytes (see tokens.py).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from random import Random

from ggml import SHIPPED, read_header
from grammars import load
from tokens import EOT, FIRST_LANGUAGE, LANGUAGES, NOSPEECH, NOTIMESTAMPS, SOT, TRANSCRIBE, Tokenizer

DRAWS, COUNTED = 60_000, 4_000


def collect(language: str, tokenizer: Tokenizer, ids: set[int], characters: set[str], often: int) -> str:
    """Adds what one language needs; returns a line of statistics."""
    grammar, rng = load(language), Random(5)
    known, tokens, letters = len(ids), 0, 0
    drawn: Counter[int] = Counter()
    sentences: set[str] = set()
    for i in range(DRAWS):
        text = grammar.sample(rng).transcript
        sentences.add(text)
        characters |= set(text)
        encoded = tokenizer.encode(' ' + text)
        drawn.update(encoded)
        if i < COUNTED:
            tokens += len(encoded)
            letters += len(text)
    ids |= {token for token, times in drawn.items() if times >= often}
    return (
        f'{language}: {len(sentences)} distinct sentences in {DRAWS} draws, {len(ids) - known} new tokens, '
        f'{letters / tokens:.2f} characters per token, {tokens / COUNTED:.1f} tokens per sentence'
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--out', type=Path, default=Path('vocab.json'), help='file to write')
    parser.add_argument('--languages', default='en,lt,hr,uk,ru,hy')
    parser.add_argument('--header', type=Path, default=SHIPPED, help='any multilingual ggml Whisper file')
    parser.add_argument('--often', type=int, default=1, help='times in 60 000 draws of a language (1)')
    parser.add_argument('--grow', type=Path, help='an earlier vocab.json, all of which stays')
    args = parser.parse_args()
    tokenizer = Tokenizer(read_header(args.header).tokens)
    ids, characters = set(range(256)), set[str]()
    if args.grow:
        earlier = json.loads(args.grow.read_text())
        ids |= set(earlier['used'])
        characters |= set(earlier['chars'])
    for language in args.languages.split(','):
        print(collect(language, tokenizer, ids, characters, args.often))
    ids |= {EOT, SOT, TRANSCRIBE, NOTIMESTAMPS, NOSPEECH}
    ids |= {FIRST_LANGUAGE + place for place in LANGUAGES.values()}
    vocabulary = {'used': sorted(ids), 'chars': sorted(characters)}
    args.out.write_text(json.dumps(vocabulary, ensure_ascii=False))
    print(f'{len(ids)} tokens, {len(characters)} characters: {"".join(sorted(characters))}')


if __name__ == '__main__':
    main()
