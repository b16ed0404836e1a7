using Microsoft.CodeAnalysis;

namespace OpenRollout.Generators;

/// <summary>
/// Generates typed accessors from manifests. It does not read the project's code, so an edit of code never makes it run
/// again. It reports no diagnostics; the analyzers do.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FlagsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The manifests among the additional files, as plain text: no step keeps an object of the compiler.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => ManifestFileReader.Read(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .WithTrackingName(PipelineSteps.Files);

        // Each manifest gets its own class. Only this step and the renames below look at several manifests at once.
        var sources = files
            .Collect()
            .SelectMany(static (files, _) => ClassNames.Assign(files!))
            .WithTrackingName(PipelineSteps.Sources);

        // Each text is read once. A model holds only what the accessors depend on.
        var models = sources
            .Select(static (source, cancellation) => ModelReader.Read(source, cancellation))
            .WithTrackingName(PipelineSteps.Models);

        // Types of two manifests that would have the same name; nearly always none.
        var names = models
            .Select(static (model, _) => TypeRenames.NamesOf(model))
            .Collect();
        var renames = names
            .Select(static (names, _) => TypeRenames.Find(names))
            .WithTrackingName(PipelineSteps.Renames);

        var emissions = models
            .Combine(renames)
            .Select(static (pair, _) => TypeRenames.Apply(pair.Left, pair.Right))
            .WithTrackingName(PipelineSteps.Emissions);

        var namespaces = names
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => GlobalUsings.AreWanted(options.GlobalOptions)))
            .Select(static (pair, _) => pair.Right ? GlobalUsings.Find(pair.Left) : default)
            .WithTrackingName(PipelineSteps.Namespaces);

        context.RegisterSourceOutput(namespaces, static (output, namespaces) => GlobalUsingsEmitter.Emit(output.AddSource, namespaces));

        context.RegisterSourceOutput(emissions, static (output, model) => ManifestEmitter.Emit(output.AddSource, model, output.CancellationToken));

        // The text changes with every edit of the manifest, so it has its own file.
        context.RegisterSourceOutput(sources, static (output, source) => EmbeddedManifestEmitter.Emit(output.AddSource, source));

        // Overlays are only embedded, and only on request. Types come from the manifest alone, so no other step sees an overlay.
        var overlays = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => OverlayFileReader.Read(pair.Left, pair.Right, cancellation))
            .Where(static overlay => overlay is not null)
            .WithTrackingName(PipelineSteps.Overlays)
            .Collect();
        var layers = sources
            .Select(static (source, _) => new ManifestOrigin(source.Path, source.Identity))
            .Combine(overlays)
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => OverlayFileReader.AreWanted(options.GlobalOptions)))
            .Where(static pair => pair.Right)
            .Select(static (pair, _) => LayersReader.Read(pair.Left.Left, pair.Left.Right))
            .WithTrackingName(PipelineSteps.Layers);

        context.RegisterSourceOutput(layers, static (output, model) => EmbeddedLayersEmitter.Emit(output.AddSource, model));
    }
}
