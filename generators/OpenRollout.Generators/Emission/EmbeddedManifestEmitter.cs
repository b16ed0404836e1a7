using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Generators;

/// <summary>Writes the manifest's text into the assembly.</summary>
internal static class EmbeddedManifestEmitter
{
    public static void Emit(Action<string, SourceText> add, ManifestSource source)
        => SourceFile.Add(add, source.Identity, "Manifest", code =>
        {
            using (code.Open($"static partial class {source.Identity.ClassName}"))
            {
                code.Line("/// <summary>The manifest's text of the time of the build, in UTF-8, for a provider that runs without a file: <c>new OpenRolloutProvider(EmbeddedManifest)</c>.</summary>");
                // One literal, not a sum of lines: the compiler puts it into the assembly as it is, however large.
                code.Line($"public static global::System.ReadOnlySpan<byte> EmbeddedManifest => {CSharpLiteral.From(WithWholeCharacters(source.Text))}u8;");
            }
        });

    /// <summary>Halves of surrogate pairs have no UTF-8; they become what a decoder makes of bytes that are none.</summary>
    private static string WithWholeCharacters(string text)
        => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
