using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRollout.Generators;

namespace OpenRollout.Benchmarks;

/// <summary>Six projects with a thousand files, a tenth of which use the flag <c>old</c>: in guards, conditions, locals, conditional expressions and private members.</summary>
internal static class SolutionOfManyFiles
{
    public const int Projects = 6;
    public const int Files = 1_000;

    /// <summary>The number of uses, each in a file of its own.</summary>
    public const int Uses = 100;

    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.CSharp12);

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Returns the projects, without results of an earlier compilation.</summary>
    public static Compilation[] Compile() => [.. Enumerable.Range(0, Projects).Select(Compile)];

    private static Compilation Compile(int project)
    {
        var compilation = CSharpCompilation.Create(
            "Project" + project,
            Enumerable.Range(0, Files).Where(file => file % Projects == project).Select(Parse),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create([new FlagsGenerator().AsSourceGenerator()], [ProjectOfManyCalls.Manifest], Syntax, ProjectOfManyCalls.Options.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }

    private static SyntaxTree Parse(int file)
    {
        var methods = string.Concat(Enumerable.Range(0, 5).Select(method => $$"""

                public int Method{{method}}(List<string> names, string text)
                {
                    var trimmed = string.Concat(names).Trim();
                    foreach (var name in names.Where(name => name.Length > {{method}}))
                    {
                        _names[name] = name.Length + Flags.Flag{{1 + ((file + method) % 99)}}.IsEnabled().GetHashCode();
                    }

                    if (_names.Count > 10 || trimmed.StartsWith("a", StringComparison.Ordinal))
                    {
                        throw new InvalidOperationException($"{text} has {_names.Count} names.");
                    }

                    return Math.Max(names.Count, trimmed.Length) + names.IndexOf(text);
                }

            """));
        var text = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;

            namespace App;

            internal sealed class File{{file}}
            {
                private readonly Dictionary<string, int> _names = [];
            {{methods}}{{(file % (Files / Uses) == 0 ? UseOf(file / (Files / Uses)) : "")}}}

            """;
        return CSharpSyntaxTree.ParseText(text, Syntax, $"/solution/Project{file % Projects}/File{file}.cs", Encoding.UTF8);
    }

    private static string UseOf(int use) => (use % 5) switch
    {
        0 => """

                public int Show(int count)
                {
                    var isOld = Flags.Old.IsEnabled();
                    if (isOld && count > 3)
                    {
                        return count;
                    }

                    return isOld ? _names.Count : 0;
                }

            """,
        1 => """

                public int Show(int count)
                {
                    if (Flags.Old.IsEnabled())
                    {
                        return _names.Count;
                    }

                    return Legacy(count);
                }

                private int Legacy(int count) => _names.Values.Take(count).Sum();

            """,
        2 => """

                public int Show(int count)
                {
                    if (count > _names.Count || !Flags.Old.IsEnabled())
                    {
                        Console.WriteLine(count);
                    }
                    else
                    {
                        _names.Clear();
                    }

                    return count;
                }

            """,
        3 => """

                private static bool IsOld => Flags.Old.IsEnabled();

                public string Show(int count) => IsOld && count > 0 ? "new" : "old";

            """,
        _ => """

                public async System.Threading.Tasks.Task<int> ShowAsync(int count)
                {
                    if (!await Flags.Old.IsEnabledAsync())
                    {
                        return 0;
                    }

                    await System.Threading.Tasks.Task.Yield();
                    return count;
                }

            """,
    };
}
