using System.Runtime.CompilerServices;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout;

/// <summary>
/// A flag whose values are objects, read into a type that is generated from their shape. Each value is read once for
/// each manifest, not for each evaluation; one that does not have the shape gives the default and the error
/// <see cref="ErrorType.TypeMismatch"/>.
/// </summary>
/// <typeparam name="T">The generated type.</typeparam>
public class ObjectFlag<T> : Flag<T>
    where T : class
{
    private readonly Func<ObjectValue, T> _read;
    private readonly Value _defaultStructure = new();

    /// <summary>
    /// What has been read, by the provider's value; it goes when that does. Kept as objects: the table could make values
    /// by itself, and a trimmer would want the constructors of <typeparamref name="T"/> kept for that.
    /// </summary>
    private readonly ConditionalWeakTable<Value, object> _known = [];

    /// <summary>Makes a flag; generated code does.</summary>
    /// <param name="binding">What to evaluate through.</param>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">The manifest's default.</param>
    /// <param name="read">Reads a value; throws <see cref="FormatException"/> where it has another shape.</param>
    public ObjectFlag(FlagBinding binding, string key, T defaultValue, Func<ObjectValue, T> read)
        : base(binding, key, defaultValue)
    {
        ArgumentNullException.ThrowIfNull(read);
        _read = read;
    }

    internal sealed override async Task<FlagEvaluationDetails<T>> AskAsync(
        IFeatureClient client, EvaluationContext? context, CancellationToken cancellationToken)
    {
        // The client gives this very value back where it has nothing better: that is the default, which needs no reading.
        var asked = await client.GetObjectDetailsAsync(Key, _defaultStructure, context, null, cancellationToken).ConfigureAwait(false);
        return ReferenceEquals(asked.Value, _defaultStructure) ? Describe(asked, DefaultValue) : Describe(asked);
    }

    private protected sealed override bool TryConvert(object resolution, out T value)
    {
        value = resolution is Resolution<Value> known && TryRead(known.Value, out var read, out _) ? read : null!;
        return value is not null;
    }

    private FlagEvaluationDetails<T> Describe(FlagEvaluationDetails<Value> asked)
        => TryRead(asked.Value, out var value, out var problem)
            ? Describe(asked, value)
            : new(Key, DefaultValue, ErrorType.TypeMismatch, Reason.Error, null, problem, asked.FlagMetadata);

    private static FlagEvaluationDetails<T> Describe(FlagEvaluationDetails<Value> asked, T value)
        => new(asked.FlagKey, value, asked.ErrorType, asked.Reason, asked.Variant, asked.ErrorMessage, asked.FlagMetadata);

    private bool TryRead(Value structure, out T value, out string? problem)
    {
        problem = null;
        if (_known.TryGetValue(structure, out var known))
        {
            value = (T)known;
            return true;
        }

        try
        {
            value = (T)_known.GetValue(structure, unread => _read(new ObjectValue(unread)));
            return true;
        }
        catch (FormatException exception)
        {
            value = null!;
            problem = $"The value of '{Key}' has another shape than when this was built: {exception.Message}";
            return false;
        }
    }
}
