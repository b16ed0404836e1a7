using Microsoft.CodeAnalysis;

namespace OpenRollout.Generators.Tests;

public sealed class OptionTests
{
    private const string Manifest = """{ "flags": { "a": { "flagType": "boolean", "defaultValue": true } } }""";

    [Fact]
    public Task Without_a_manifest_nothing_is_generated()
        => GeneratorTest.VerifyAsync(new TestProject { Manifests = [new ManifestText("/project/flags.json", Manifest) { IsManifest = false }] }, []);

    [Fact]
    public Task Flags_that_another_project_generates_are_not_generated_again()
        => GeneratorTest.VerifyAsync(new TestProject { Manifests = [new ManifestText("/project/flags.json", Manifest) { Generate = "false" }] }, []);

    [Fact]
    public async Task The_project_names_class_namespace_and_domain()
    {
        var build = await BuildAsync(("OpenRolloutClassName", "Features"), ("OpenRolloutNamespace", "My.Code"), ("OpenRolloutDomain", "eu"));

        Assert.NotNull(build.FindType("My.Code.Features"));
        Assert.NotNull(build.FindType("My.Code.FeaturesContext"));
        Assert.NotNull(build.FindType("My.Code.FeaturesSnapshot"));
        Assert.Contains("binding = new(\"eu\");", build.File("My.Code.Features.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prefix_of_the_file_stands_before_the_projects_class_name()
    {
        var build = await GeneratorTest.VerifyAsync(Project(("OpenRolloutClassName", "Features"), ("OpenRolloutDomain", "eu")) with
        {
            Manifests = [new ManifestText("/project/check-out.flags.json", Manifest)],
        });

        Assert.NotNull(build.FindType("App.CheckOutFeatures"));
        Assert.Contains("binding = new(\"check-out\");", build.File("App.CheckOutFeatures.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_says_goes_before_what_the_project_says()
    {
        var build = await GeneratorTest.VerifyAsync(Project(("OpenRolloutClassName", "Features"), ("OpenRolloutNamespace", "My.Code"), ("OpenRolloutDomain", "eu")) with
        {
            Manifests = [new ManifestText("/project/flags.json", Manifest) { ClassName = "Own", Namespace = "Own.Code", Domain = "own" }],
        });

        Assert.Contains("binding = new(\"own\");", build.File("Own.Code.Own.g.cs"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("my-app", "my_app")]
    [InlineData("1st.App", "_1st.App")]
    [InlineData("App.class", "App.class")]
    [InlineData(" App..Code ", "App.Code")]
    [InlineData("App.Flags", "App.Flags")]
    public async Task A_namespace_need_not_be_one(string given, string expected)
        => Assert.Equal(expected, (await BuildAsync(("RootNamespace", given))).FindType(expected + ".Flags").ContainingNamespace.ToDisplayString(new SymbolDisplayFormat(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces)));

    [Fact]
    public async Task Without_a_namespace_the_code_stands_in_the_global_one()
        => Assert.True((await BuildAsync(("RootNamespace", ""))).FindType("Flags").ContainingNamespace.IsGlobalNamespace);

    [Theory]
    [InlineData("my flags", "MyFlags")]
    [InlineData("class", "Class")]
    [InlineData("record", "Record")]
    public async Task A_class_name_need_not_be_one(string given, string expected)
        => Assert.NotNull((await BuildAsync(("OpenRolloutClassName", given))).FindType("App." + expected));

    [Theory]
    [InlineData("public", Accessibility.Public)]
    [InlineData("PUBLIC", Accessibility.Public)]
    [InlineData("internal", Accessibility.Internal)]
    [InlineData("", Accessibility.Internal)]
    public async Task The_project_says_who_sees_the_code(string visibility, Accessibility expected)
    {
        var build = await BuildAsync(("OpenRolloutVisibility", visibility));

        Assert.All(["App.Flags", "App.FlagContext", "App.FlagsSnapshot"], name => Assert.Equal(expected, build.FindType(name).DeclaredAccessibility));
    }

    private static Task<GeneratorTest> BuildAsync(params (string Name, string Value)[] properties) => GeneratorTest.VerifyAsync(Project(properties));

    private static TestProject Project(params (string Name, string Value)[] properties)
    {
        var all = new Dictionary<string, string?> { ["RootNamespace"] = "App" };
        foreach (var (name, value) in properties)
        {
            all[name] = value;
        }

        return TestProject.With(Manifest) with { Properties = all };
    }
}
