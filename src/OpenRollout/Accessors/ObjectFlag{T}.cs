using System.ComponentModel;
using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Manifest;
using OpenRollout.Providers.Resolutions;

namespace OpenRollout;

/// <summary>
/// A flag whose values are objects of a generated type. Each value is converted once for each manifest, not for each
/// evaluation. If the structure of a value differs from the one at build time, the flag has its default and the error
/// <see cref="ErrorType.TypeMismatch"/>.
/// </summary>
/// <typeparam name="T">The generated type of the values.</typeparam>
public class ObjectFlag<T> : FeatureFlag<T>
    where T : class
{
    private readonly Func<ObjectValue, T> _read;
    private readonly Value _defaultStructure = new();

    /// <summary>The converted values by the provider's values, which are held weakly.</summary>
    private readonly ConditionalWeakTable<Value, Conversion> _conversions = [];

    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    /// <param name="read">Reads a value; throws a <see cref="FormatException"/> if the value has another structure.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ObjectFlag(FlagBinding binding, string key, T defaultValue, Func<ObjectValue, T> read)
        : base(binding, key, defaultValue)
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    /// <summary>
    /// Returns a structure that this flag converts to the given object. The structure is empty: OpenFeature's client, when it is
    /// called without this flag, returns no members.
    /// </summary>
    /// <param name="value">The object; not null.</param>
    internal sealed override object ToProviderValue(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var structure = new Value(Structure.Empty);
        _conversions.Add(structure, new Conversion(value, null));
        return structure;
    }

    internal sealed override async Task<FlagEvaluationDetails<T>> EvaluateAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
    {
        // The client returns this instance if it has no value: it stands for the default and needs no conversion.
        var details = await client.GetObjectDetailsAsync(Key, _defaultStructure, context, null, cancellationToken).ConfigureAwait(false);
        return ReferenceEquals(details.Value, _defaultStructure) ? Describe(details, DefaultValue) : Describe(details);
    }

    private protected sealed override bool CanRead(FlagType type) => Resolver.CanRead<Value>(type);

    private protected sealed override bool TryRead(object resolution, out T value)
    {
        var known = resolution as Resolution<Value>;
        value = known is null ? DefaultValue : Convert(known.Value).Value ?? DefaultValue;
        return known is not null;
    }

    private protected sealed override FlagEvaluationDetails<T>? TryDescribe(object resolution)
        => resolution is Resolution<Value> known ? Describe(known.Details) : null;

    private FlagEvaluationDetails<T> Describe(FlagEvaluationDetails<Value> details)
    {
        var conversion = Convert(details.Value);
        return conversion.Value is { } value
            ? Describe(details, value)
            // The error of the evaluation says more than the structure of its value.
            : details.ErrorType != ErrorType.None ? Describe(details, DefaultValue)
            : new(Key, DefaultValue, ErrorType.TypeMismatch, Reason.Error, null, conversion.Problem, details.FlagMetadata);
    }

    private static FlagEvaluationDetails<T> Describe(FlagEvaluationDetails<Value> details, T value)
        => new(details.FlagKey, value, details.ErrorType, details.Reason, details.Variant, details.ErrorMessage, details.FlagMetadata);

    private Conversion Convert(Value structure)
        => _conversions.TryGetValue(structure, out var known) ? known : _conversions.GetValue(structure, ConvertNew);

    private Conversion ConvertNew(Value structure)
    {
        try
        {
            return new Conversion(_read(new ObjectValue(structure)), null);
        }
#pragma warning disable CA1031 // Accessors never throw, for any value of a provider.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Conversion(null, $"The value of '{Key}' has another shape than at build time: {exception.Message} Rebuild the application with the current manifest, or correct the value.");
        }
    }

    /// <summary>The result of a conversion: the object, or the problem.</summary>
    private sealed record Conversion(T? Value, string? Problem);
}
