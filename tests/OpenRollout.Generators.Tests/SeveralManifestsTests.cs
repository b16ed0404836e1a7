namespace OpenRollout.Generators.Tests;

public sealed class SeveralManifestsTests
{
    private const string Pay = """{ "flags": { "pay": { "flagType": "string", "defaultValue": "a", "variants": { "a": "a" } } } }""";
    private const string CheckoutPay = """{ "flags": { "checkout.pay": { "flagType": "string", "defaultValue": "a", "variants": { "a": "a" } } } }""";

    [Fact]
    public async Task Each_manifest_gets_classes_named_after_its_file()
    {
        var build = await GeneratorTest.VerifyAsync(new TestProject
        {
            Manifests = [new ManifestText("/project/flags.json", Pay), new ManifestText("/project/checkout.flags.json", Pay)],
        });

        Assert.All(
            ["App.Flags", "App.FlagContext", "App.FlagsSnapshot", "App.PayVariant", "App.CheckoutFlags", "App.CheckoutFlagContext", "App.CheckoutFlagsSnapshot", "App.CheckoutPayVariant"],
            name => Assert.NotNull(build.FindType(name)));
        Assert.Contains("binding = new();", build.File("App.Flags.g.cs"), StringComparison.Ordinal);
        Assert.Contains("binding = new(\"checkout\");", build.File("App.CheckoutFlags.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_manifest_keeps_a_type_name_that_two_would_have()
    {
        var build = await GeneratorTest.VerifyAsync(new TestProject
        {
            Manifests = [new ManifestText("/project/checkout.flags.json", Pay), new ManifestText("/project/flags.json", CheckoutPay)],
        });

        Assert.Contains("StringFlag<global::App.CheckoutPayVariant> Pay ", build.File("App.Flags.g.cs"), StringComparison.Ordinal);
        Assert.Contains("StringFlag<global::App.CheckoutPayVariant__> Pay ", build.File("App.CheckoutFlags.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_files_of_one_name_get_two_classes()
    {
        var build = await GeneratorTest.VerifyAsync(new TestProject
        {
            Manifests = [new ManifestText("/b/flags.json", Pay), new ManifestText("/a/flags.json", CheckoutPay)],
        });

        Assert.Equal("App", build.FindType("App.Flags").ContainingNamespace.Name);
        Assert.Contains("checkout.pay", build.File("App.Flags.g.cs"), StringComparison.Ordinal);
        Assert.NotNull(build.FindType("App.Flags_"));
    }

    [Theory]
    [InlineData(null, "/clone/App/a/flags.json", "a/flags.json")]
    [InlineData("/clone/App/", "/clone/App/flags.json", "flags.json")]
    [InlineData("/clone/App/", "/clone/App/a/./b/../flags.json", "a/flags.json")]
    [InlineData("/clone/App/", "/clone/config/flags.json", "../config/flags.json")]
    [InlineData("/clone/App/", "/elsewhere/flags.json", "flags.json")]
    public async Task Generated_properties_carry_the_path_of_their_manifest_in_the_project(string? folder, string path, string expected)
    {
        var build = await GeneratorTest.VerifyAsync(new TestProject
        {
            Manifests = [new ManifestText(path, Pay), new ManifestText("/clone/App/other.flags.json", Pay)],
            Properties = new Dictionary<string, string?> { ["RootNamespace"] = "App", ["ProjectDir"] = folder },
        });

        Assert.All(
            ["App.Flags.g.cs", "App.Flags-Snapshot.g.cs", "App.Flags-SnapshotInterface.g.cs"],
            file => Assert.Contains($"[global::OpenRollout.FlagKey(\"pay\", \"{expected}\")]", build.File(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_path_is_cut_at_its_beginning()
    {
        var path = string.Join('/', Enumerable.Range(0, 30).Select(index => $"folder{index}")) + "/flags.json";
        var build = await GeneratorTest.VerifyAsync(new TestProject { Manifests = [new ManifestText(path, Pay)] });

        Assert.Contains("FlagKey(\"pay\", \"folder20/folder21/folder22/folder23/folder24/folder25/folder26/folder27/folder28/folder29/flags.json\")", build.File("App.Flags.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_listed_twice_is_one_manifest()
    {
        var build = await GeneratorTest.VerifyAsync(new TestProject
        {
            Manifests = [new ManifestText("/project/flags.json", Pay), new ManifestText("/project/flags.json", Pay)],
        });

        Assert.Null(build.Compilation.GetTypeByMetadataName("App.Flags_"));
    }

    [Fact]
    public async Task Manifests_in_namespaces_of_their_own_keep_their_names()
    {
        var build = await GeneratorTest.VerifyAsync(new TestProject
        {
            Manifests = [new ManifestText("/a/flags.json", Pay) { Namespace = "App.A" }, new ManifestText("/b/flags.json", Pay) { Namespace = "App.B" }],
        });

        Assert.NotNull(build.FindType("App.A.PayVariant"));
        Assert.NotNull(build.FindType("App.B.PayVariant"));
    }

    [Fact]
    public async Task Names_that_meet_other_types_are_moved()
    {
        // FlagsSnapshot is the snapshot of Flags, FlagContext its context.
        var build = await GeneratorTest.VerifyAsync(new TestProject
        {
            Manifests =
            [
                new ManifestText("/a/flags.json", """{ "context": { "flagContext": { "type": "string" } }, "flags": { "flagsSnapshot": { "flagType": "boolean", "defaultValue": true } } }"""),
                new ManifestText("/b/x.json", """{ "context": { "flagsSnapshotContext": { "type": "string" } }, "flags": { "a": { "flagType": "boolean", "defaultValue": true } } }""") { ClassName = "FlagsSnapshot" },
                new ManifestText("/c/x.json", Pay) { ClassName = "FlagContext" },
            ],
        });

        Assert.True(build.FindType("App.FlagsSnapshot").IsStatic);
        Assert.True(build.FindType("App.FlagsSnapshot__").IsValueType);
        Assert.True(build.FindType("App.FlagContext__").IsValueType);
    }
}
