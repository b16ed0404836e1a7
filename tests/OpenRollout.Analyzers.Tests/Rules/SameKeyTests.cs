using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Several manifests with the same key: a use counts for the manifest that it refers to, and for no other.</summary>
public sealed class SameKeyTests
{
    private const string Unused = "'pay' is never used in this project: remove it, or set OpenRolloutSharedManifest to true if other projects use it";
    private const string Finished = "'new-composer' has been on for everyone since 2026-09-20 (63 days): remove the flag";

    private const string Used = """{ "flags": { "pay": { "flagType": "boolean", "defaultValue": false } } }""";
    private const string NotUsed = """{ "flags": { "{|ROLL3005:pay|}": { "flagType": "boolean", "defaultValue": false } } }""";

    private static readonly string FinishedManifest = Flag.Manifest(Flag.Full("2026-09-20"));
    private static readonly string FinishedHere = Flag.Manifest(Flag.Full("2026-09-20"), ids: "ROLL3001");
    private static readonly string GoingOn = Flag.Manifest(Flag.Half("2026-11-10"));

    [Theory]
    [InlineData("_ = Flags_.Pay.IsEnabled(ctx);")]
    [InlineData("_ = Flags_.Snapshot(ctx).Pay;")]
    [InlineData("IFlags_Snapshot flags = Flags_.Snapshot(ctx); _ = flags.Pay;")]
    public Task Classes_that_differ_by_a_suffix_are_told_apart(string use) => new RuleTest(new NeverUsedAnalyzer())
        .Manifest(NotUsed, "/repo/a/flags.json")
        .Manifest(Used, "/repo/b/flags.json")
        .Statements(use)
        .GivesAsync(Unused);

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    public Task Classes_of_one_name_in_two_namespaces_are_told_apart(string used) => new RuleTest(new NeverUsedAnalyzer())
        .Manifest(used == "A" ? Used : NotUsed, "a/flags.json", new ManifestSettings(Namespace: "A"))
        .Manifest(used == "B" ? Used : NotUsed, "b/flags.json", new ManifestSettings(Namespace: "B"))
        .Statements($"_ = ({used}.Flags.Pay.IsEnabled(ctx), {used}.Flags.Snapshot(ctx).Pay);")
        .GivesAsync(Unused);

    [Fact]
    public Task The_age_of_a_flag_is_that_of_the_manifest_that_is_meant() => new RuleTest(new FinishedAnalyzer())
        .Manifest(GoingOn, "a/flags.json")
        .Manifest(FinishedHere, "b/flags.json")
        .Manifest(GoingOn, "c/flags.json", new ManifestSettings(Namespace: "C"))
        .Statements("_ = (Flags.NewComposer.IsEnabled(), {|ROLL3001:Flags_.NewComposer|}.IsEnabled(), {|ROLL3001:Flags_.Snapshot().NewComposer|}, C.Flags.NewComposer.IsEnabled());")
        .GivesAsync(Finished, Finished, Finished);

    [Fact]
    public Task A_use_of_a_librarys_flag_is_no_use_of_a_flag_of_the_project()
    {
        var test = new RuleTest(new NeverUsedAnalyzer())
            .Manifest(NotUsed)
            .Manifest(Used, "../Shop/flags.json", new ManifestSettings(IsGeneratedHere: false))
            .Statements("_ = Shop.Flags.Pay.IsEnabled(ctx);");
        test.Project.Libraries.Add(TestProject.BuildLibrary("Shop", Used));
        return test.GivesAsync(Unused);
    }

    [Fact]
    public Task A_librarys_flag_whose_manifest_the_project_does_not_list_is_unknown_here()
    {
        var test = new RuleTest(new FinishedAnalyzer())
            .Manifest(FinishedHere)
            .Statements("_ = (Shop.Flags.NewComposer.IsEnabled(), {|ROLL3001:Flags.NewComposer|}.IsEnabled());");
        test.Project.Libraries.Add(TestProject.BuildLibrary("Shop", GoingOn));
        return test.GivesAsync(Finished, Finished);
    }

    [Theory]
    [InlineData("/repo/Shop/flags.json", "/repo/Shop/")]
    [InlineData("/repo/config/shop/flags.json", "/repo/Shop/")]
    [InlineData("flags.json", null)]
    public Task A_librarys_manifest_is_found_by_its_path(string path, string? folder)
    {
        var test = new RuleTest(new FinishedAnalyzer())
            .Property("ProjectDir", "/clone/App/")
            .Manifest(GoingOn, "/clone/App/flags.json")
            .Manifest(GoingOn, "/clone/Blog/flags.json", new ManifestSettings(IsGeneratedHere: false))
            .Manifest(FinishedManifest, "/clone" + (folder is null ? "/Shop/flags.json" : path["/repo".Length..]), new ManifestSettings(IsGeneratedHere: false))
            .Statements("_ = (Flags.NewComposer.IsEnabled(), Blog.Flags.NewComposer.IsEnabled(), {|ROLL3001:Shop.Flags.NewComposer|}.IsEnabled());");
        test.Project.Libraries.Add(TestProject.BuildLibrary("Shop", FinishedManifest, path, folder));
        test.Project.Libraries.Add(TestProject.BuildLibrary("Blog", GoingOn, "/repo/Blog/flags.json", "/repo/Blog/"));
        return test.GivesAsync(Finished);
    }

    [Fact]
    public Task A_key_given_as_text_is_a_use_of_each_flag_that_it_can_mean() => new RuleTest(new NeverUsedAnalyzer())
        .Manifest(Used)
        .Manifest(Used, "checkout.flags.json")
        .Statements("await client.GetBooleanValueAsync(\"pay\", false);")
        .GivesAsync();

    public static TheoryData<string, string> TextKeys => new()
    {
        { nameof(WrongTypeAnalyzer), "await client.GetStringValueAsync(\"pay\", \"\");" },
        { nameof(OtherDefaultAnalyzer), "await client.GetBooleanValueAsync(\"pay\", true);" },
        { nameof(UnknownKeyAnalyzer), "await client.GetBooleanValueAsync(\"pay\", false);" },
        { nameof(LiteralKeyAnalyzer), "await client.GetBooleanValueAsync(\"pay\", false);" },
    };

    /// <summary>One of the two manifests gives the flag another type and another default.</summary>
    [Theory]
    [MemberData(nameof(TextKeys))]
    public Task What_is_not_true_of_each_flag_is_not_reported(string rule, string statement)
        => new RuleTest(RuleSet.Analyzers.Single(analyzer => analyzer.GetType().Name == rule))
            .Manifest(Used)
            .Manifest("""{ "flags": { "pay": { "flagType": "string", "defaultValue": "" } } }""", "checkout.flags.json")
            .Statements(statement)
            .GivesAsync();

    [Fact]
    public Task What_is_true_of_each_flag_is_reported() => new RuleTest(new WrongTypeAnalyzer())
        .Manifest(Used)
        .Manifest(Used, "checkout.flags.json")
        .Statements("await client.GetStringValueAsync({|ROLL4003:\"pay\"|}, \"\");")
        .GivesAsync("'pay' is a boolean flag: read it with 'GetBooleanValueAsync', not 'GetStringValueAsync'");
}
