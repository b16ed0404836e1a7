// Generated flags are static: two tests that bind them to APIs of their own would bind them away from each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
