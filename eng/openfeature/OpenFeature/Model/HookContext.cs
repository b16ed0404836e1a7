using OpenFeature.Constant;

namespace OpenFeature.Model;

/// <summary>The evaluation that a hook runs in. Each hook has its own instance with its own <see cref="Data"/>.</summary>
public sealed class HookContext<T>
{
    /// <exception cref="ArgumentNullException">Anything but the default value is <see langword="null"/>.</exception>
    public HookContext(string? flagKey, T defaultValue, FlagValueType flagValueType, ClientMetadata? clientMetadata,
        Metadata? providerMetadata, EvaluationContext? evaluationContext)
    {
        FlagKey = flagKey ?? throw new ArgumentNullException(nameof(flagKey));
        DefaultValue = defaultValue;
        FlagValueType = flagValueType;
        ClientMetadata = clientMetadata ?? throw new ArgumentNullException(nameof(clientMetadata));
        ProviderMetadata = providerMetadata ?? throw new ArgumentNullException(nameof(providerMetadata));
        EvaluationContext = evaluationContext ?? throw new ArgumentNullException(nameof(evaluationContext));
        Data = new HookData();
    }

    private HookContext(HookContext<T> other, EvaluationContext evaluationContext)
        : this(other.FlagKey, other.DefaultValue, other.FlagValueType, other.ClientMetadata, other.ProviderMetadata, evaluationContext)
    {
        Data = other.Data;
    }

    public string FlagKey { get; }

    public T DefaultValue { get; }

    public FlagValueType FlagValueType { get; }

    /// <summary>The merged context, with what the hooks before this one added.</summary>
    public EvaluationContext EvaluationContext { get; }

    public ClientMetadata ClientMetadata { get; }

    public Metadata ProviderMetadata { get; }

    /// <summary>Kept from a hook's first stage to its last.</summary>
    public HookData Data { get; }

    internal HookContext<T> With(EvaluationContext evaluationContext) => new(this, evaluationContext);
}
