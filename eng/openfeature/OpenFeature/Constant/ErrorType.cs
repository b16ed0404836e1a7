namespace OpenFeature.Constant;

/// <summary>The reasons for which an evaluation returns the caller's default, or a provider fails.</summary>
public enum ErrorType
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>The provider has not been initialized yet.</summary>
    ProviderNotReady = 1,

    /// <summary>There is no such flag.</summary>
    FlagNotFound = 2,

    /// <summary>The provider could not read its data.</summary>
    ParseError = 3,

    /// <summary>The flag is of another type than was asked for.</summary>
    TypeMismatch = 4,

    /// <summary>Anything else.</summary>
    General = 5,

    /// <summary>The evaluation context cannot be used.</summary>
    InvalidContext = 6,

    /// <summary>The evaluation needs a targeting key and the context has none.</summary>
    TargetingKeyMissing = 7,

    /// <summary>The provider cannot recover.</summary>
    ProviderFatal = 8,
}
