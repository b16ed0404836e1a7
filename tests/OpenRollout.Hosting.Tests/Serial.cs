namespace OpenRollout.Hosting.Tests;

/// <summary>Tests of hosts that have the generated flags, which are the process's: one after another, and beside no other test.</summary>
[CollectionDefinition(nameof(Serial), DisableParallelization = true)]
public sealed class Serial;
