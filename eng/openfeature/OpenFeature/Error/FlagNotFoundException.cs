using System.Diagnostics.CodeAnalysis;
using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>Becomes <see cref="ErrorType.FlagNotFound"/>.</summary>
[ExcludeFromCodeCoverage]
public class FlagNotFoundException : FeatureProviderException
{
    public FlagNotFoundException(string? message = null, Exception? innerException = null)
        : base(ErrorType.FlagNotFound, message, innerException)
    {
    }
}
