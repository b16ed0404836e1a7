using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using OpenRollout.CodeFixes;

namespace OpenRollout.Analyzers.Tests.Removing;

/// <summary>The fix of ROLL3101 with the testing library of the Roslyn SDK, which applies fixes one by one and all at once, and compares code and additional files.</summary>
public sealed class RemoveFlagFixLibraryTests
{
    private const string Full = """ "rollout": { "stage": "full", "stages": [{ "name": "full", "since": "2026-09-20", "audiences": [{ "percentage": 100 }] }] } """;

    private const string Overdue = """ "lifecycle": { "removeBy": "2026-10-01" }, "rollout": { "stage": "half", "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }] } """;

    private const string Kept = """ "rollout": { "stage": "full", "stages": [{ "name": "full", "audiences": [{ "percentage": 50 }] }] } """;

    [Fact]
    public Task Each_application_removes_one_flag_from_all_files_and_the_manifest() => new FixTest
    {
        // One flag at a time, however many uses it has.
        NumberOfIncrementalIterations = 2,
        NumberOfFixAllIterations = 2,
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck,
    }.VerifyAsync(
        ("string A() => {|ROLL3101:Flags.Stories|}.IsEnabled() ? \"new\" : \"old\"; string B() => {|ROLL3101:Flags.Stories|}.IsEnabled() ? \"s\" : \"\";", "string A() => \"new\"; string B() => \"s\";"),
        ("string A() => {|ROLL3101:Flags.Polls|}.IsEnabled() || Flags.Feed.IsEnabled() ? \"new\" : \"old\";", "string A() => \"new\";"),
        (Manifest(("feed", Kept), ("polls", Full), ("stories", Full)), Manifest(("feed", Kept))));

    [Fact]
    public Task A_value_that_the_user_chooses_is_not_applied_to_all() => new FixTest
    {
        CodeActionIndex = 1,
        NumberOfFixAllIterations = 0,
        IsAppliedToAll = false,
        CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllInDocumentCheck | CodeFixTestBehaviors.SkipFixAllInProjectCheck,
    }.VerifyAsync(
        ("string A() => {|ROLL3101:Flags.Stories|}.IsEnabled() ? \"new\" : \"old\";", "string A() => \"old\";"),
        ("string A() => \"\";", "string A() => \"\";"),
        (Manifest(("feed", Kept), ("stories", Overdue)), Manifest(("feed", Kept))));

    private static string Manifest(params (string Key, string Members)[] flags)
        => $$"""{ "flags": { {{string.Join(", ", flags.Select(flag => $$"""
            "{{flag.Key}}": { "flagType": "boolean", "defaultValue": false, {{flag.Members}} }
            """))}} } }""";

    private sealed class FixTest : CSharpCodeFixTest<RemovableAnalyzer, RemoveFlagFix, DefaultVerifier>
    {
        private const string Properties =
            """
            is_global = true
            build_property.RootNamespace = App
            build_property.OpenRolloutToday = 2026-11-22
            build_property.ProjectDir = /project/
            """;

        /// <summary>Gets a value indicating whether "fix all" applies the fix; otherwise it changes nothing.</summary>
        public bool IsAppliedToAll { get; init; } = true;

        public FixTest()
        {
            ReferenceAssemblies = TestReferences.None;
            TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
            SolutionTransforms.Add((solution, _) => solution.ProjectIds.Aggregate(solution, (changed, id) => changed.AddAnalyzerReference(id, GeneratorReference.Instance)));
        }

        public Task VerifyAsync((string Before, string After) first, (string Before, string After) second, (string Before, string After) manifest)
        {
            Fill(TestState, first.Before, second.Before, manifest.Before);
            Fill(FixedState, first.After, second.After, manifest.After);
            if (!IsAppliedToAll)
            {
                Fill(BatchFixedState, first.Before, second.Before, manifest.Before);
                BatchFixedState.MarkupHandling = MarkupMode.Allow;
            }

            return RunAsync();
        }

        protected override ParseOptions CreateParseOptions() => TestProject.Syntax;

        protected override CompilationOptions CreateCompilationOptions()
            => ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);

        private static void Fill(SolutionState state, string first, string second, string manifest)
        {
            state.Sources.Add(("/project/First.cs", InClass("First", first)));
            state.Sources.Add(("/project/Second.cs", InClass("Second", second)));
            state.AdditionalReferences.AddRange(TestReferences.All);
            state.AdditionalFiles.Add(("/project/flags.json", manifest));
            state.AnalyzerConfigFiles.Add(("/project/.globalconfig", Properties));
        }

        private static string InClass(string name, string members) => $$"""
            using App;

            internal static class {{name}}
            {
                public static {{members.Replace("; string", ";\n    public static string", StringComparison.Ordinal)}}
                public static bool Is(bool value) => value || Flags.Feed.IsEnabled();
            }
            """;
    }
}
