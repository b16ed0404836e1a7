using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.TargetingKeyMissing"/>.</summary>
[ExcludeFromCodeCoverage]
public class TargetingKeyMissingException : FeatureProviderException
{
    public TargetingKeyMissingException(string? message = null, Exception? innerException = null)
        : base(ErrorType.TargetingKeyMissing, message, innerException)
    {
    }
}
