using Microsoft.CodeAnalysis;

namespace OpenRollout.Generators;

/// <summary>
/// Generates typed accessors from manifests. It looks at nothing of the code that is compiled, so no edit of it makes
/// anything run again, and it reports no diagnostics: the analyzers do.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FlagsGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // The manifests among the additional files, as plain text: nothing of the compiler's own is kept.
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, cancellation) => ManifestFileReader.Read(pair.Left, pair.Right, cancellation))
            .Where(static file => file is not null)
            .WithTrackingName(PipelineSteps.Files);

        // Each gets a class of its own. Only here, and at the renames below, do manifests of one project see each other.
        var sources = files
            .Collect()
            .SelectMany(static (files, _) => ClassNames.Assign(files!))
            .WithTrackingName(PipelineSteps.Sources);

        // Read once for each text. What does not show in the accessors is gone from here on.
        var models = sources
            .Select(static (source, cancellation) => ModelReader.Read(source, cancellation))
            .WithTrackingName(PipelineSteps.Models);

        // Types of two manifests that would have one name. Nearly always none.
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

        // The text itself changes with every edit, so it stands in a file of its own.
        context.RegisterSourceOutput(sources, static (output, source) => EmbeddedManifestEmitter.Emit(output.AddSource, source));
    }
}
