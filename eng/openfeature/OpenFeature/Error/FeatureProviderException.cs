using OpenFeature.Constant;

namespace OpenFeature.Error;

/// <summary>A failure of a provider that says of which kind it is: the client passes <see cref="ErrorType"/> on.</summary>
public class FeatureProviderException : Exception
{
    public FeatureProviderException(ErrorType errorType, string? message = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorType = errorType;
    }

    public ErrorType ErrorType { get; }
}
