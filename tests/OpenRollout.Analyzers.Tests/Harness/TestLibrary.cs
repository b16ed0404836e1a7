using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Builds libraries from code, without the generator.</summary>
internal static class TestLibrary
{
    /// <summary>Builds a library.</summary>
    /// <param name="name">The assembly's name.</param>
    /// <param name="code">Its code.</param>
    /// <param name="references">Its references.</param>
    public static MetadataReference Build(string name, string code, params IEnumerable<MetadataReference> references)
    {
        using var image = new MemoryStream();
        var built = CSharpCompilation
            .Create(name, [CSharpSyntaxTree.ParseText(code)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .Emit(image);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
