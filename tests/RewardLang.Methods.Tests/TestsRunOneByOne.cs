// TorchSharp frees a temporary scalar as soon as its last managed use is over, even while native code still reads it. A
// collection that another thread starts at that moment makes the call fail, so no other test runs meanwhile.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
