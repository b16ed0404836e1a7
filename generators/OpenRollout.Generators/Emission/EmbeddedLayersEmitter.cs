using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Generators.Emission;

/// <summary>Writes the member that returns the manifest with the overlay of an environment. Nothing is created before it is called.</summary>
internal static class EmbeddedLayersEmitter
{
    private const string Layers = "global::OpenRollout.Manifest.ManifestLayers";

    public static void Emit(Action<string, SourceText> add, LayersModel model)
        => SourceFile.Add(add, model.Identity, "Layers", code =>
        {
            using (code.Open($"static partial class {model.Identity.ClassName}"))
            {
                code.Summary("Returns the manifest and the overlay of an environment as they were at build time. Each call copies them.");
                code.Line("/// <param name=\"environment\">The name of the environment, compared without regard to case; null for the manifest alone. An environment that the manifest does not list has the manifest alone.</param>");
                code.Line("/// <returns>The layers. A listed environment whose overlay is not embedded gives an error when they are read.</returns>");
                using (code.Open($"public static {Layers} EmbeddedLayers(string? environment)"))
                {
                    var path = $"Path = {CSharpLiteral.From(model.FileName)}";
                    foreach (var overlay in model.Overlays)
                    {
                        var name = CSharpLiteral.From(overlay.Environment);
                        using (code.Open($"if (string.Equals(environment, {name}, global::System.StringComparison.OrdinalIgnoreCase))"))
                        {
                            code.Line($"return new(EmbeddedManifest, {name}, {CSharpLiteral.From(EmbeddedManifestEmitter.WithWholeCharacters(overlay.Text))}u8) {{ {path} }};");
                        }

                        code.BlankLine();
                    }

                    code.Line($"return new(EmbeddedManifest, environment) {{ {path}, OverlayProblem = \"it is not embedded in the application\" }};");
                }
            }
        });
}
