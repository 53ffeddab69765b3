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


def main():
    rewards = importlib.import_module(f"{sys.argv[1]}_rewards")
    print(json.dumps({"version": rewards.VERSION}), flush=True)
    call = None
    for line in sys.stdin:
        request = json.loads(line)
        answer = {}
        if request["command"] == "load":
            call = load(rewards, request)
        elif request["command"] == "evaluate":
            results = call()
            write(rewards, results, request["folder"])
            answer["count"] = len(results)
            del results
        elif request["command"] == "time":
            answer["seconds"] = measure(call, request["calls"], request["warm_up"])
        elif request["command"] == "unload":
            call = None
        print(json.dumps(answer), flush=True)


main()
