// Generated flags are static, so two parallel tests that bind them to different APIs would overwrite each other's binding.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
