import Varve
