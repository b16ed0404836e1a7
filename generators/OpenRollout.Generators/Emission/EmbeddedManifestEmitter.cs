using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes the manifest's text into the assembly.</summary>
internal static class EmbeddedManifestEmitter
{
    /// <summary>The class within the accessors' class that holds the text.</summary>
    public const string ClassName = "embeddedText";

    private const string Bytes = "global::System.ReadOnlySpan<byte>";

    public static void Emit(Action<string, SourceText> add, ManifestSource source)
        => SourceFile.Add(add, source.Identity, "Manifest", code =>
        {
            using (code.Open($"static partial class {source.Identity.ClassName}"))
            {
                code.Line("/// <summary>The manifest's text of the time of the build, in UTF-8, for a provider that runs without a file: <c>new OpenRolloutProvider(EmbeddedManifest)</c>.</summary>");
                if (source.Storage == TextStorage.None)
                {
                    code.Line($"public static {Bytes} EmbeddedManifest => default;");
                    return;
                }

                // One literal, not a sum of lines: the compiler puts it into the assembly as it is.
                var literal = CSharpLiteral.From(WithWholeCharacters(source.Text));
                if (source.Storage == TextStorage.Utf8)
                {
                    code.Line($"public static {Bytes} EmbeddedManifest => {literal}u8;");
                    return;
                }

                code.Line($"public static {Bytes} EmbeddedManifest => {ClassName}.Utf8;").BlankLine();
                // A class of its own, so that the bytes are made only where they are asked for.
                using (code.Open($"private static class {ClassName}"))
                {
                    code.Line($"public static readonly byte[] Utf8 = global::System.Text.Encoding.UTF8.GetBytes({literal});");
                }
            }
        });

    /// <summary>Halves of surrogate pairs have no UTF-8; they become what a decoder makes of bytes that are none.</summary>
    private static string WithWholeCharacters(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
