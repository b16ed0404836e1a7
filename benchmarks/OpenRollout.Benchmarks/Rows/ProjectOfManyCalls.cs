using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Generators;

namespace OpenRollout.Benchmarks;

/// <summary>A project of a thousand files with forty calls each: as in an application, most calls are of the framework and some of flags.</summary>
internal static class ProjectOfManyCalls
{
    public const int Files = 1_000;
    public const int CallsPerFile = 40;

    /// <summary>The number of files for each use of an old flag: the rules about age examine code only when there is one, and rarely report.</summary>
    public const int FilesPerOldFlag = 50;

    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.CSharp12);

    /// <summary>Gets a manifest of a hundred flags, one of them fully rolled out long ago.</summary>
    public static AdditionalText Manifest { get; } = new ManifestFile("/project/flags.json", Encoding.UTF8.GetBytes(
        $$"""
        {
          "context": { "country": { "type": "string" } },
          "flags": {
            "old": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "full", "stages": [{ "name": "full", "since": "2026-01-01", "audiences": [{ "percentage": 100 }] }] } },
            {{string.Join(",\n    ", Enumerable.Range(1, 99).Select(flag => $$"""
            "flag{{flag}}": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "some", "stages": [{ "name": "some", "audiences": [{ "when": { "country": ["NO", "SE"] }, "percentage": {{flag}} }] }] } }
            """))}}
          }
        }
        """));

    public static AnalyzerOptions Options { get; } = new([Manifest], new ManifestOptions());

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles the project without results of an earlier compilation.</summary>
    public static Compilation Compile()
    {
        var compilation = CSharpCompilation.Create(
            "Project", Enumerable.Range(0, Files).Select(Parse), References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        CSharpGeneratorDriver.Create([new FlagsGenerator().AsSourceGenerator()], [Manifest], Syntax, Options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }

    /// <summary>Returns all analyzers of the package.</summary>
    public static DiagnosticAnalyzer[] Analyzers() =>
    [
        .. Assembly.Load("OpenRollout.Analyzers").GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static SyntaxTree Parse(int file)
    {
        // Ten calls in each method: of the framework, of this file, of a client, and two of flags.
        var methods = string.Concat(Enumerable.Range(0, CallsPerFile / 10).Select(method =>
            $$"""

                public static async System.Threading.Tasks.Task<int> Method{{method}}Async(OpenFeature.IFeatureClient client, System.Collections.Generic.List<string> names)
                {
                    var text = string.Concat(names).Trim();
                    names.Add(text.Replace('a', 'b'));
                    names.Sort();
                    if (Flags.{{(file % FilesPerOldFlag == 0 && method == 0 ? "Old" : "Flag1")}}.IsEnabled() || Flags.Flag{{1 + ((file + method) % 99)}}.IsEnabled())
                    {
                        return System.Math.Max(names.Count, text.Length);
                    }

                    return await client.GetIntegerValueAsync(text, 0) + names.IndexOf(text);
                }

            """));
        return CSharpSyntaxTree.ParseText($"namespace App;\n\ninternal static class File{file}\n{{{methods}}}\n", Syntax, $"/project/File{file}.cs", Encoding.UTF8);
    }
}
