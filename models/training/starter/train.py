"""Trains the starter: single-threaded processes, one per core; averaged gradients, bf16 matrix products.

Set for training on a CPU (kernels are cached per shape, memory is kept):
OMP_NUM_THREADS=1 ONEDNN_PRIMITIVE_CACHE_CAPACITY=16384 MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=100000000000
"""

from __future__ import annotations

import argparse
import json
import math
import os
import time
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as mp

from batches import Batches, BatchOptions
from checkpoint import load_weights, read_checkpoint, write_checkpoint
from ggml import SHIPPED, read_header
from loss import Loss, loss_of
from model import Whisper
from optimiser import Optimiser
from tokens import N_VOCAB

LOG_EVERY_STEPS = 25


class Log:
    """Smoothed losses and the share of time spent in each part, one line every 25 steps."""

    def __init__(self) -> None:
        self.smooth: list[float] | None = None
        self._restart()

    def spent(self, part: str, since: float) -> float:
        """Counts the time since then as this part's; returns the time."""
        now = time.time()
        self.seconds[part] += now - since
        return now

    def took(self, step: int, minutes: float, loss: Loss, norm: float, scale: float, utterances: int) -> None:
        """Counts a step and prints when it is time."""
        values = [loss.cross_entropy, loss.ctc, loss.accuracy]
        self.smooth = values if self.smooth is None else [
            0.95 * old + 0.05 * value for old, value in zip(self.smooth, values)]
        self.utterances += utterances
        if step % LOG_EVERY_STEPS:
            return
        passed = time.time() - self.since
        shares = ' '.join(f'{part} {seconds / passed:.2f}' for part, seconds in self.seconds.items())
        print(
            f'{step} min {minutes:.1f} ce {self.smooth[0]:.3f} ctc {self.smooth[1]:.3f} '
            f'acc {self.smooth[2]:.3f} gn {norm:.2f} lr {scale:.3f} '
            f'utt/s {self.utterances / passed:.0f} {shares}', flush=True)
        self._restart()

    def _restart(self) -> None:
        self.since, self.utterances = time.time(), 0
        self.seconds = {'wait': 0.0, 'fb': 0.0, 'reduce': 0.0, 'opt': 0.0}


def run(rank: int, args: argparse.Namespace, progress: Synchronized) -> None:
    """One of the processes; the first one logs and writes checkpoints."""
    os.environ.update(MASTER_ADDR='127.0.0.1', MASTER_PORT=str(args.port))
    torch.set_num_threads(1)
    dist.init_process_group('gloo', rank=rank, world_size=args.world)
    vocabulary = json.loads(args.vocab.read_text())
    used = vocabulary['used']
    torch.manual_seed(1)
    model = Whisper(len(used), len(vocabulary['chars']) + 1, args.d, args.enc, args.dec)
    if args.freeze:
        model.encoder.freeze(args.freeze)
    optimiser = Optimiser(model, args.lr, args.muon_lr, bool(args.muon), args.clip)
    step, seconds_before = 0, 0.0
    if args.resume:
        saved = read_checkpoint(args.resume)
        load_weights(model, saved, used)
        if 'opt' in saved and args.resume_opt:
            optimiser.restore(saved['opt'], saved['mom'])
            step, seconds_before = saved['step'], saved['t_used']
    if rank == 0:
        trained = sum(p.numel() for p in optimiser.parameters)
        print('parameters trained', trained, 'tokens', len(used), flush=True)
    train(rank, args, progress, vocabulary, model, optimiser, step, seconds_before)
    dist.barrier()
    os._exit(0)  # the loader's own process would otherwise keep this one


def train(
    rank: int, args: argparse.Namespace, progress: Synchronized, vocabulary: dict, model: Whisper,
    optimiser: Optimiser, step: int, seconds_before: float,
) -> None:
    """Steps until the schedule is over."""
    loader, log = iter(_loader(rank, args, vocabulary, progress)), Log()
    untrained = N_VOCAB - len(vocabulary['used'])
    start = saved_at = time.time()

    def save(name: str) -> None:
        seconds = time.time() - start + seconds_before
        write_checkpoint(args.out / name, model, vocabulary, optimiser, step, seconds)

    while (place := _shared((time.time() - start + seconds_before) / (args.minutes * 60))) < 1:
        if rank == 0:
            progress.value = place
        scale = _rate_scale(step, place, args.warmup)
        at = time.time()
        batch = next(loader)
        at = log.spent('wait', at)
        optimiser.clear()
        loss = loss_of(model, batch, untrained, args.ctc * (1 - 0.7 * place), bool(args.bf16))
        loss.total.backward()
        at = log.spent('fb', at)
        norm, utterances = optimiser.average(len(batch[0]))
        at = log.spent('reduce', at)
        if not math.isfinite(norm):
            print(f'process {rank} skips a non-finite gradient', flush=True)
            continue
        optimiser.step(norm, scale)
        at = log.spent('opt', at)
        step += 1
        if rank == 0:
            log.took(step, (at - start + seconds_before) / 60, loss, norm, scale, utterances)
            if at - saved_at > args.save_every * 60:
                saved_at = at
                save('ck.pt')
    if rank == 0:
        save('final.pt')
        print('done', step, flush=True)


def _rate_scale(step: int, place: float, warmup: int) -> float:
    """Linear warm-up, then a cosine down to 2 %."""
    return min(1.0, (step + 1) / warmup) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * place)))


def _loader(
    rank: int, args: argparse.Namespace, vocabulary: dict, progress: Synchronized,
) -> torch.utils.data.DataLoader:
    options = BatchOptions(
        data=args.data, rows=args.rows, long=bool(args.long), long_from=args.long_from, hy_max=args.hy_max,
        tok_noise=args.tok_noise, loose=args.loose, hard=args.hard,
        silence=args.silence)
    row_of = {token: row for row, token in enumerate(vocabulary['used'])}
    batches = Batches(options, rank, vocabulary['chars'], row_of, read_header(args.header), progress)
    return torch.utils.data.DataLoader(batches, batch_size=None, num_workers=1, prefetch_factor=6)


def _shared(value: float) -> float:
    """The first process's value, in all of them."""
    tensor = torch.tensor([value])
    dist.broadcast(tensor, 0)
    return float(tensor)


def parse() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add('--data', type=Path, required=True, help='folder of shards; more may arrive meanwhile')
    add('--out', type=Path, required=True, help='folder for ck.pt (regularly) and final.pt (at the end)')
    add('--vocab', type=Path, default=Path(__file__).with_name('vocab.json'), help='of build_vocab.py')
    add('--header', type=Path, default=SHIPPED, help='any multilingual ggml Whisper file')
    add('--minutes', type=float, default=60, help='length of the schedule (60)')
    add('--resume', type=Path, help='checkpoint whose weights to start from')
    add('--resume-opt', type=int, default=0, help='1: also its optimiser state and place in the schedule')
    add('--d', type=int, default=192, help='width, a multiple of 64 (192)')
    add('--enc', type=int, default=4, help='encoder layers (4)')
    add('--dec', type=int, default=2, help='decoder layers (2)')
    add('--lr', type=float, default=2e-3, help='AdamW rate (2e-3)')
    add('--warmup', type=int, default=300, help='steps (300)')
    add('--muon', type=int, default=1, help='0: AdamW for everything')
    add('--muon-lr', type=float, default=0.02, help='Muon rate (0.02)')
    add('--rows', type=int, default=2520, help='encoder frames per batch and process (2520)')
    add('--ctc', type=float, default=1.0, help='CTC weight at the start; it falls to 0.3 of it (1.0)')
    add('--tok-noise', type=float, default=0.08, help='share of the history replaced by random tokens (0.08)')
    add('--bf16', type=int, default=1, help='0: 32-bit matrix products, faster where the CPU has no bf16 of its own')
    add('--freeze', type=int, default=0, help='encoder layers to leave as they are, the convolutions with them (0)')
    add('--loose', type=float, default=0.6, help='share of the batches with a longer context than they need (0.6)')
    add('--hard', type=float, default=0.4, help='how much noise at the start, 0 to 1; all of it from 0.7 of the schedule (0.4)')
    add('--silence', type=float, default=0.02, help='share of the examples that are silence or noise (0.02)')
    add('--clip', type=float, default=1.0, help='largest gradient norm (1.0)')
    add('--long', type=int, default=1, help='0: never a batch with the full 30 s')
    add('--long-from', type=float, default=0.6, help='place in the schedule where those begin (0.6)')
    add('--hy-max', type=int, default=0, help='Armenian only up to this many characters (0: all)')
    add('--save-every', type=float, default=5, help='minutes between checkpoints (5)')
    add('--port', type=int, default=29611, help='loopback port the processes meet at')
    add('--world', type=int, default=2, help='processes (2)')
    return parser.parse_args()


def main() -> None:
    args = parse()
    args.out.mkdir(parents=True, exist_ok=True)
    context = mp.get_context('fork')
    progress = context.Value('d', 0.0)
    processes = [context.Process(target=run, args=(rank, args, progress)) for rank in range(args.world)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise SystemExit(1)


if __name__ == '__main__':
    main()
