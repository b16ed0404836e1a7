using System.ComponentModel;
using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;
using OpenRollout.Manifest;

namespace OpenRollout;

/// <summary>
/// A flag whose values are objects, read into a type that is generated from their shape. Each value is read once for
/// each manifest, not for each evaluation; one that does not have the shape gives the default and the error
/// <see cref="ErrorType.TypeMismatch"/>.
/// </summary>
/// <typeparam name="T">The generated type.</typeparam>
public class ObjectFlag<T> : FeatureFlag<T>
    where T : class
{
    private readonly Func<ObjectValue, T> _read;
    private readonly Value _defaultStructure = new();

    /// <summary>What has been read, by the provider's value; it goes when that does.</summary>
    private readonly ConditionalWeakTable<Value, Reading> _known = [];

    /// <summary>Initializes a new flag. Called by generated code.</summary>
    /// <param name="binding">The binding to evaluate the flag through.</param>
    /// <param name="key">The flag's key.</param>
    /// <param name="defaultValue">The manifest's default value.</param>
    /// <param name="read">Reads a value; throws <see cref="FormatException"/> if the value has another shape.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ObjectFlag(FlagBinding binding, string key, T defaultValue, Func<ObjectValue, T> read)
        : base(binding, key, defaultValue)
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    /// <summary>
    /// Returns a structure that this flag reads as the very object given. The structure is empty: who asks OpenFeature's
    /// client rather than this flag sees no members.
    /// </summary>
    /// <param name="value">The object; not null.</param>
    internal sealed override object ToProviderValue(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var structure = new Value(Structure.Empty);
        _known.Add(structure, new Reading(value, null));
        return structure;
    }

    internal sealed override async Task<FlagEvaluationDetails<T>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
    {
        // The client gives this very value back where it has nothing better: that is the default, which needs no reading.
        var asked = await client.GetObjectDetailsAsync(Key, _defaultStructure, context, null, cancellationToken).ConfigureAwait(false);
        return ReferenceEquals(asked.Value, _defaultStructure) ? Describe(asked, DefaultValue) : Describe(asked);
    }

    private protected sealed override bool CanRead(FlagType type) => Resolver.CanRead<Value>(type);

    private protected sealed override bool TryRead(object resolution, out T value)
    {
        var known = resolution as Resolution<Value>;
        value = known is null ? DefaultValue : Read(known.Value).Value ?? DefaultValue;
        return known is not null;
    }

    private protected sealed override FlagEvaluationDetails<T>? TryDescribe(object resolution)
        => resolution is Resolution<Value> known ? Describe(known.Details) : null;

    private FlagEvaluationDetails<T> Describe(FlagEvaluationDetails<Value> asked)
    {
        var reading = Read(asked.Value);
        return reading.Value is { } value
            ? Describe(asked, value)
            // What came with an error need not be a value at all; the error says more than its shape.
            : asked.ErrorType != ErrorType.None ? Describe(asked, DefaultValue)
            : new(Key, DefaultValue, ErrorType.TypeMismatch, Reason.Error, null, reading.Problem, asked.FlagMetadata);
    }

    private static FlagEvaluationDetails<T> Describe(FlagEvaluationDetails<Value> asked, T value)
        => new(asked.FlagKey, value, asked.ErrorType, asked.Reason, asked.Variant, asked.ErrorMessage, asked.FlagMetadata);

    private Reading Read(Value structure)
        => _known.TryGetValue(structure, out var known) ? known : _known.GetValue(structure, ReadAnew);

    private Reading ReadAnew(Value structure)
    {
        try
        {
            return new Reading(_read(new ObjectValue(structure)), null);
        }
#pragma warning disable CA1031 // An accessor never throws, whatever the reading of a value that it was not made for throws.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return new Reading(null, $"The value of '{Key}' has another shape than when this was built: {exception.Message}");
        }
    }

    /// <summary>What reading a value gave: the value, or why it could not be read.</summary>
    private sealed record Reading(T? Value, string? Problem);
}
