using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Model;

namespace OpenFeature.Providers.Memory;

/// <summary>A flag with its variants, and the rule that chooses among them.</summary>
public sealed class Flag<T> : Flag
{
    private readonly Dictionary<string, T> _variants;
    private readonly string _defaultVariant;
    private readonly Func<EvaluationContext, string>? _contextEvaluator;
    private readonly ImmutableMetadata? _flagMetadata;

    public Flag(Dictionary<string, T> variants, string defaultVariant, Func<EvaluationContext, string>? contextEvaluator = null,
        ImmutableMetadata? flagMetadata = null, bool disabled = false)
    {
        _variants = variants;
        _defaultVariant = defaultVariant;
        _contextEvaluator = contextEvaluator;
        _flagMetadata = flagMetadata;
        Disabled = disabled;
    }

    public bool Disabled { get; }

    /// <exception cref="GeneralException">There is no such variant.</exception>
    internal ResolutionDetails<T> Evaluate(string flagKey, T defaultValue, EvaluationContext? context)
    {
        if (Disabled)
            return new ResolutionDetails<T>(flagKey, defaultValue, reason: Reason.Disabled, flagMetadata: _flagMetadata);

        var variant = _contextEvaluator?.Invoke(context ?? EvaluationContext.Empty) ?? _defaultVariant;
        if (!_variants.TryGetValue(variant, out var value))
            throw new GeneralException($"Flag '{flagKey}' has no variant '{variant}'.");
        var reason = _contextEvaluator is null ? Reason.Static : Reason.TargetingMatch;
        return new ResolutionDetails<T>(flagKey, value, variant: variant, reason: reason, flagMetadata: _flagMetadata);
    }
}
