using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Generators.Tests;

/// <summary>The result of generating and compiling a project.</summary>
/// <param name="Generated">The result of the generator.</param>
/// <param name="Compilation">The project with its generated code.</param>
internal sealed record TestBuild(GeneratorRunResult Generated, Compilation Compilation)
{
    /// <summary>Gets all generated files, in the order of their names.</summary>
    public string Text
    {
        get
        {
            var text = new StringBuilder();
            foreach (var source in Generated.GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal))
            {
                text.Append("==== ").Append(source.HintName).Append('\n').Append(source.SourceText);
            }

            return text.ToString();
        }
    }

    public string File(string hintName) => Generated.GeneratedSources.Single(source => source.HintName == hintName).SourceText.ToString();

    /// <summary>Fails if the generator failed or the compiler reports anything that is not hidden. An assembly is written too, because only then are names found that metadata cannot hold.</summary>
    public TestBuild AssertClean()
    {
        Assert.Null(Generated.Exception);
        Assert.Empty(Generated.Diagnostics);
        var reported = Compilation.Emit(Stream.Null).Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Take(5).ToArray();
        Assert.True(reported.Length == 0, string.Join('\n', reported.Select(Describe)));
        return this;
    }

    private static string Describe(Diagnostic diagnostic)
        => $"{diagnostic}\n    {diagnostic.Location.SourceTree?.GetText().Lines[diagnostic.Location.GetLineSpan().StartLinePosition.Line]}";

    public INamedTypeSymbol FindType(string name)
        => Compilation.GetTypeByMetadataName(name) ?? throw new InvalidOperationException($"There is no type '{name}'.\n{Text}");

    /// <summary>Compiles to an assembly of that name, for another project to reference.</summary>
    public MetadataReference ToReference(string name)
    {
        using var stream = new MemoryStream();
        var emitted = Compilation.WithAssemblyName(name).Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>Compiles to an assembly and calls a static method in it.</summary>
    public object? Call(string type, string method)
    {
        using var stream = new MemoryStream();
        var emitted = Compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return Assembly.Load(stream.ToArray()).GetType(type)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!.Invoke(null, null);
    }
}
