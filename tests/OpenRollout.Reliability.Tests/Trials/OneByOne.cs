namespace OpenRollout.Reliability.Tests.Trials;

/// <summary>All trials run one after the other: some count what the whole process holds.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneByOne : ICollectionFixture<Figures>
{
    public const string Name = "Faults";
}
