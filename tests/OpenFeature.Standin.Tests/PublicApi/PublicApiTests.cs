using System.Reflection;

namespace OpenFeature.Standin.Tests.PublicApi;

/// <summary>What compiles here compiles against the package, and what was compiled here runs with it.</summary>
public class PublicApiTests
{
    private static readonly Assembly Tested = typeof(Api).Assembly;
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Package = ApiList.Read("OpenFeature");
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Here = ApiWriter.Write(Tested);

    [Fact]
    public void The_identity_is_the_packages()
    {
        Assert.Equal("OpenFeature", Tested.GetName().Name);
        Assert.Equal(new Version(2, 14, 1, 0), Tested.GetName().Version);
    }

    [Fact]
    public void Every_type_is_in_the_package() => Assert.Empty(Here.Keys.Except(Package.Keys));

    [Fact]
    public void Every_member_is_in_the_package_with_the_same_signature() =>
        Assert.Empty(Compared().SelectMany(type => Here[type].Except(Package[type])));

    /// <summary>A type is here whole or not at all: half of one would be found out only where the package is missing.</summary>
    [Fact]
    public void No_type_lacks_a_member_that_it_has_in_the_package() =>
        Assert.Empty(Compared().SelectMany(type => Package[type].Except(Here[type])));

    [Fact]
    public void What_the_stand_in_leaves_out_is_left_out_on_purpose() =>
        Assert.All(Package.Keys.Except(Here.Keys), type => Assert.True(IsLeftOut(type), type));

    private static IEnumerable<string> Compared() => Here.Keys.Where(type => Package.ContainsKey(type) && !IsLeftOut(type));

    private static bool IsLeftOut(string type) => type.StartsWith("OpenFeature.Hooks.", StringComparison.Ordinal)
        || type.StartsWith("OpenFeature.Serialization.", StringComparison.Ordinal)
        || type.StartsWith("OpenFeature.Telemetry.EvaluationEvent", StringComparison.Ordinal)
        || type == "OpenFeature.Model.ValueJsonConverter";
}
