namespace OpenRollout.Reliability.Tests.Trials;

/// <summary>All tests run one at a time, because some count the resources of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneByOne : ICollectionFixture<Figures>
{
    public const string Name = "Faults";
}
