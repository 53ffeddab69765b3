"""Computes yardsticks with one library, told by lines of JSON on standard input; answers each with one line.

usage: peer.py numpy|numexpr|torch
"""

import importlib
import json
import os
import sys
import time

import numpy


def load(rewards, request):
    """Reads the inputs, and returns a function that computes the case."""
    arrays = [
        numpy.fromfile(
            os.path.join(request["folder"], name), dtype=numpy.bool_ if is_mask else numpy.float32
        ).reshape(request["rows"], columns)
        for name, columns, is_mask in request["inputs"]
    ]
    return rewards.prepare(request["yardstick"], request["direction"], arrays)


def write(rewards, results, folder):
    for index, result in enumerate(results):
        numpy.ascontiguousarray(rewards.to_numpy(result), dtype=numpy.float32).tofile(os.path.join(folder, f"result-{index}"))


def measure(call, calls, warm_up):
    if warm_up:
        call()
    start = time.perf_counter()
    for _ in range(calls):
        call()
    return time.perf_counter() - start


def answer(rewards, request, state):
    """Does what a request asks for; `state` keeps the loaded case from request to request."""
    command = request["command"]
    if command == "load":
        state["call"] = load(rewards, request)
    elif command == "evaluate":
        results = state["call"]()
        write(rewards, results, request["folder"])
        return {"count": len(results)}
    elif command == "time":
        return {"seconds": measure(state["call"], request["calls"], request["warm_up"])}
    elif command == "unload":
        state.clear()
    return {}


def main():
    rewards = importlib.import_module(f"{sys.argv[1]}_rewards")
    print(json.dumps({"version": rewards.VERSION}), flush=True)
    state = {}
    for line in sys.stdin:
        try:
            reply = answer(rewards, json.loads(line), state)
        except Exception as error:
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


main()
