namespace OpenRollout.Testing.Tests;

/// <summary>Tests that bind the static accessors. They run sequentially, and not in parallel with other tests.</summary>
[CollectionDefinition(nameof(Serial), DisableParallelization = true)]
public sealed class Serial;
