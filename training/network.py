"""The encoder as torch trains it: a pre-trained transformer with two heads, and sentences as tensors."""

from pathlib import Path

import numpy as np
import torch
from sentences import MARKS, STATUSES, TYPES, marked
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel, PreTrainedModel

MAX_TOKENS = 128
BEFORE_MARK = 10  # tokens kept before a mark where the sentence is too long
DROPOUT = 0.15


class Encoder(nn.Module):
    """A transformer with two heads over the states of both opening marks and the mean of all."""

    def __init__(self, body: PreTrainedModel) -> None:
        super().__init__()
        self.body = body
        width = body.config.hidden_size * 3
        self.drop = nn.Dropout(DROPOUT)
        self.types = nn.Linear(width, len(TYPES))
        self.statuses = nn.Linear(width, len(STATUSES))

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, starts: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """Scores of types and of statuses; `starts` has the places of both opening marks in each row."""
        states = self.body(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        rows = torch.arange(ids.shape[0])
        weights = mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        pooled = self.drop(torch.cat([states[rows, starts[:, 0]], states[rows, starts[:, 1]], mean], dim=-1))
        return self.types(pooled), self.statuses(pooled)


class Batches:
    """Sentences as tensors."""

    def __init__(self, tokenizer: Tokenizer, padding: int) -> None:
        self.tokenizer = tokenizer
        self.padding = padding
        self.source, self.target = (tokenizer.token_to_id(MARKS[mark]) for mark in ("<s>", "<t>"))

    def encode(self, texts: list[str]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Token ids, mask and places of the marks, padded to the longest text."""
        rows = [self._window(self.tokenizer.encode(marked(text)).ids) for text in texts]
        longest = max(len(row) for row in rows)
        ids = torch.tensor([row + [self.padding] * (longest - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (longest - len(row)) for row in rows])
        starts = torch.tensor([[row.index(self.source), row.index(self.target)] for row in rows])
        return ids, mask, starts

    def _window(self, row: list[int]) -> list[int]:
        """The tokens around both marks where the sentence is too long: half of them from each mark on."""
        if len(row) <= MAX_TOKENS:
            return row
        first, last = sorted((row.index(self.source), row.index(self.target)))
        start = max(1, first - BEFORE_MARK)
        if last - start < MAX_TOKENS - BEFORE_MARK - 2:
            return [row[0], *row[start : start + MAX_TOKENS - 2], row[-1]]
        half = MAX_TOKENS // 2 - 1
        return [row[0], *row[start : start + half], *row[last - BEFORE_MARK : last + half - BEFORE_MARK], row[-1]]


def load_base(folder: Path) -> tuple[Encoder, Batches]:
    """The untrained encoder on the folder's weights, and its tokenizer with the marks in."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.add_special_tokens(list(MARKS.values()))
    body = AutoModel.from_pretrained(folder, add_pooling_layer=False)
    if tokenizer.get_vocab_size() > body.config.vocab_size:
        body.resize_token_embeddings(tokenizer.get_vocab_size(), mean_resizing=False)
    return Encoder(body), Batches(tokenizer, body.config.pad_token_id or 0)


def predict(model: Encoder, batches: Batches, texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities of types and of statuses, a row a text."""
    model.eval()
    types = np.zeros((len(texts), len(TYPES)), dtype=np.float32)
    statuses = np.zeros((len(texts), len(STATUSES)), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda number: len(texts[number]))
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for first in range(0, len(order), 64):
            part = order[first : first + 64]
            t, s = model(*batches.encode([texts[number] for number in part]))
            types[part] = t.float().softmax(-1).numpy()
            statuses[part] = s.float().softmax(-1).numpy()
    return types, statuses
