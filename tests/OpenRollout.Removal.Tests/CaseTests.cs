namespace OpenRollout.Removal.Tests;

public sealed class CaseTests
{
    public static TheoryData<string> Names => [.. AllCases.Cases.Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Removal(string name)
    {
        var known = AllCases.Cases.Single(known => known.Name == name);
        CaseRun.For(known).Verify(known);
    }
}
