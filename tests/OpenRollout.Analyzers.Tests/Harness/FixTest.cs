using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace OpenRollout.Analyzers.Tests;

/// <summary>
/// A test of a code fix with the testing library of the Roslyn SDK. The projects have two manifests, and the generator runs in
/// the workspace, so that a fix sees generated code as it does in an editor.
/// </summary>
internal sealed class FixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    /// <summary>A flag of each type.</summary>
    private const string Manifest =
        """
        { "flags": {
          "stories": { "flagType": "boolean", "defaultValue": false },
          "feed.pageSize": { "flagType": "integer", "defaultValue": 20 },
          "feed.title": { "flagType": "string", "defaultValue": "Feed" },
          "ratio": { "flagType": "float", "defaultValue": 0.5 },
          "theme": { "flagType": "object", "defaultValue": { "radius": 4 } }
        } }
        """;

    /// <summary>A flag of another domain.</summary>
    private const string CheckoutManifest = """{ "flags": { "pay": { "flagType": "boolean", "defaultValue": false } } }""";

    /// <summary>The properties of each project. The library enables a rule that is off by default in the first project only.</summary>
    private const string Properties =
        """
        is_global = true
        build_property.RootNamespace = App
        build_property.OpenRolloutToday = 2026-11-22
        dotnet_diagnostic.ROLL4006.severity = warning
        """;

    private FixTest()
    {
        ReferenceAssemblies = TestReferences.None;
        // The rules' own tests cover generated code and suppressions.
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        SolutionTransforms.Add((solution, _) => solution.ProjectIds.Aggregate(solution, (changed, id) => changed.AddAnalyzerReference(id, GeneratorReference.Instance)));
    }

    /// <summary>Applies the fix to one statement. Diagnostics are marked: <c>[|"stories"|]</c>.</summary>
    /// <param name="before">The statement.</param>
    /// <param name="after">The fixed statement; null if no fix is offered.</param>
    public static Task VerifyAsync(string before, string? after)
    {
        var test = new FixTest<TAnalyzer, TFix> { CodeFixTestBehaviors = CodeFixTestBehaviors.SkipFixAllCheck | CodeFixTestBehaviors.FixOne };
        Fill(test.TestState, [before]);
        Fill(test.FixedState, [after ?? before]);
        if (after is null)
        {
            // The diagnostic is still there; by default the library ignores its mark.
            test.FixedState.MarkupHandling = MarkupMode.Allow;
        }

        return test.RunAsync();
    }

    /// <summary>Applies "fix all" in a scope again and again, and verifies how often that is necessary for two projects of two files.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="before">The statements of each file.</param>
    /// <param name="after">The fixed statements of each file.</param>
    /// <param name="times">How often the fix has to be applied: once for each document, for each project, or for all of them.</param>
    public static Task VerifyAllAsync(FixAllScope scope, string before, string after, int times)
    {
        var test = new FixTest<TAnalyzer, TFix>
        {
            NumberOfIncrementalIterations = 8,
            NumberOfFixAllInDocumentIterations = times,
            NumberOfFixAllInProjectIterations = times,
            NumberOfFixAllIterations = times,
            CodeFixTestBehaviors = SkipAllBut(scope),
        };
        foreach (var (state, statements) in new[] { (test.TestState, before), (test.FixedState, after) })
        {
            Fill(state, [statements, statements]);
            Fill(state.AdditionalProjects["Second"], [statements, statements]);
        }

        return test.RunAsync();
    }

    /// <summary>Applies the fix to calls one by one, and in one pass.</summary>
    public static Task VerifyNestedAsync(string before, string after)
    {
        var test = new FixTest<TAnalyzer, TFix>();
        Fill(test.TestState, [before]);
        Fill(test.FixedState, [after]);
        return test.RunAsync();
    }

    protected override ParseOptions CreateParseOptions() => TestProject.Syntax;

    protected override CompilationOptions CreateCompilationOptions()
        => ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);

    private static CodeFixTestBehaviors SkipAllBut(FixAllScope scope)
        => (scope == FixAllScope.Document ? CodeFixTestBehaviors.None : CodeFixTestBehaviors.SkipFixAllInDocumentCheck)
            | (scope == FixAllScope.Project ? CodeFixTestBehaviors.None : CodeFixTestBehaviors.SkipFixAllInProjectCheck)
            | (scope == FixAllScope.Solution ? CodeFixTestBehaviors.None : CodeFixTestBehaviors.SkipFixAllInSolutionCheck);

    private static void Fill(ProjectState project, string[] files)
    {
        foreach (var (statements, index) in files.Select((statements, index) => (statements, index)))
        {
            project.Sources.Add(($"File{index}.cs", InMethod(statements, index)));
        }

        project.AdditionalReferences.AddRange(TestReferences.All);
        project.AdditionalFiles.Add(("/project/flags.json", Manifest));
        project.AdditionalFiles.Add(("/project/checkout.flags.json", CheckoutManifest));
        project.AnalyzerConfigFiles.Add(("/project/.globalconfig", Properties));
    }

    private static string InMethod(string statements, int index)
        => $$"""
            using System;
            using System.Threading;
            using System.Threading.Tasks;
            using App;
            using OpenFeature;
            using OpenFeature.Model;

            internal static class Program{{index}}
            {
                private static readonly IFeatureClient Checkout = Api.Instance.GetClient("checkout");

                private static readonly IFeatureClient Assigned;

                static Program{{index}}() => Assigned = Api.Instance.GetClient("checkout");

                private static FeatureClient Concrete => Api.Instance.GetClient();

                public static async Task RunAsync(IFeatureClient client, EvaluationContext ctx, CancellationToken ct)
                {
                    await Task.Yield();
                    {{statements}}
                }

                private sealed class FromKeyedServicesAttribute(string key) : Attribute
                {
                    public string Key => key;
                }
            }
            """;
}
