using System.Reflection;

namespace OpenFeature.Standin.Tests.PublicApi;

/// <summary>Verifies that code compiled against the stand-in also compiles against the package and runs with it.</summary>
/// <param name="name">The name of the package and of its assembly.</param>
/// <param name="tested">The stand-in's assembly, or the package's own if the feed has it.</param>
public abstract class PublicApiTests(string name, Assembly tested)
{
    private readonly IReadOnlyDictionary<string, IReadOnlySet<string>> _package = ApiList.Read(name);
    private readonly IReadOnlyDictionary<string, IReadOnlySet<string>> _here = ApiWriter.Write(tested);

    [Fact]
    public void The_identity_is_the_packages()
    {
        Assert.Equal(name, tested.GetName().Name);
        Assert.Equal(new Version(2, 14, 1, 0), tested.GetName().Version);
    }

    [Fact]
    public void Every_type_is_in_the_package() => Assert.Empty(_here.Keys.Except(_package.Keys));

    [Fact]
    public void Every_member_is_in_the_package_with_the_same_signature() =>
        Assert.Empty(Compared().SelectMany(type => _here[type].Except(_package[type])));

    /// <summary>The stand-in has all members of a type or omits the type. Code that needs a missing member would fail only where the package is not available.</summary>
    [Fact]
    public void No_type_lacks_a_member_that_it_has_in_the_package() =>
        Assert.Empty(Compared().SelectMany(type => _package[type].Except(_here[type])));

    [Fact]
    public void What_the_stand_in_leaves_out_is_left_out_on_purpose() =>
        Assert.All(_package.Keys.Except(_here.Keys), type => Assert.True(IsLeftOut(type), type));

    /// <summary>Returns whether the stand-in omits a type of the package on purpose.</summary>
    protected abstract bool IsLeftOut(string type);

    private IEnumerable<string> Compared() => _here.Keys.Where(type => _package.ContainsKey(type) && !IsLeftOut(type));
}
