namespace Portal.Data.Storage;

/// <summary>Takes the values of a row in the order of its columns.</summary>
internal interface IRowValues
{
    void Put(long? value);

    void Put(byte[]? value);

    void Put(string? value);

    void Put(bool value);
}
