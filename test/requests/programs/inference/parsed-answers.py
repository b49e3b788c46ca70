# expect: equal
from sagemaker.deserializers import CSVDeserializer, JSONDeserializer, StringDeserializer
from sagemaker.predictor import Predictor
from sagemaker.serializers import CSVSerializer

predictor = Predictor("existing", serializer=CSVSerializer(), deserializer=CSVDeserializer())
rows = predictor.predict([[1, 2], [3, 4]])
print([float(row[0]) for row in rows])
text = Predictor("existing", serializer=CSVSerializer(), deserializer=StringDeserializer(accept="text/csv"))
print(text.predict([1, 2]).splitlines()[0].split(","))
numbers = Predictor("existing", serializer=CSVSerializer(), deserializer=JSONDeserializer())
answer = numbers.predict([1, 2])
print(max(answer[0]), len(answer))
