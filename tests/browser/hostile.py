"""Three hundred strings that would run, break out of, or disguise something where a page does not escape them."""

from itertools import product

_RUN = "window.ran=1"
_PAYLOADS = (
    f"<script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<body onload={_RUN}>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<a href=javascript:{_RUN}>x</a>",
    f"javascript:{_RUN}",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={_RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<style>@import 'javascript:{_RUN}';</style>",
    f"<object data=javascript:{_RUN}></object>",
    f"<form action=javascript:{_RUN}><button autofocus>x</button></form>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    f"<base href=javascript:{_RUN}//>",
    f"<link rel=stylesheet href=javascript:{_RUN}>",
    f"<template><script>{_RUN}</script></template>",
    "{{7*7}}{% import os %}",
    "${7*7}#{7*7}<%= 7*7 %>",
    "<b style='position:fixed;inset:0'>over</b>",
    "\u202etxt.exe\u202c\u2066abc\u2069",
    "\u200b\u200c\u200d\ufeffzero\u2060width",
)
_BREAKS = ("", '">', "'>", "</title>", "</textarea>", "-->", "]]>", '\\"', "`", "</script>", "&lt;", "\n\n")

STRINGS = tuple(f"{before}{payload}" for before, payload in product(_BREAKS, _PAYLOADS))
